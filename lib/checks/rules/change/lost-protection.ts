import type { Resource } from "#lib/render/resource.ts";
import { optionsOf } from "../../change/applications.ts";
import type { Kept } from "../../change/change.ts";
import { holdsData } from "../../change/data.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import type { Path } from "../../graph/fields.ts";
import { textAt } from "../../graph/fields.ts";
import { kindId, kindOf } from "../../graph/kind.ts";

/** A field whose safe value keeps what another one deletes. */
interface Policy {
  readonly path: Path;
  readonly safe: readonly string[];
  /** What is there where the field is absent. */
  readonly otherwise: string;
  /** What is deleted without it, as the end of a sentence. */
  readonly loss: string;
}

const claims = ["spec", "persistentVolumeClaimRetentionPolicy"];
const remote: Policy = {
  path: ["spec", "target", "deletionPolicy"],
  safe: ["Retain"],
  otherwise: "Retain",
  loss: "its Secret is deleted as soon as the one that it copies is gone",
};

const policies: Readonly<Record<string, readonly Policy[]>> = {
  "/PersistentVolume": [
    {
      path: ["spec", "persistentVolumeReclaimPolicy"],
      safe: ["Retain"],
      otherwise: "Retain",
      loss: "the disk is deleted with its claim",
    },
  ],
  "apps/StatefulSet": [
    {
      path: [...claims, "whenDeleted"],
      safe: ["Retain"],
      otherwise: "Retain",
      loss: "its claims are deleted with it, with their data",
    },
    {
      path: [...claims, "whenScaled"],
      safe: ["Retain"],
      otherwise: "Retain",
      loss: "claims are deleted with the pods that it is scaled down by, with their data",
    },
  ],
  "external-secrets.io/ExternalSecret": [remote],
  "postgresql.cnpg.io/Database": [
    {
      path: ["spec", "databaseReclaimPolicy"],
      safe: ["retain"],
      otherwise: "retain",
      loss: "the database is dropped with it",
    },
  ],
};

const options = [
  ["Prune=false", "it is deleted as soon as it is gone from Git"],
  ["Delete=false", "it is deleted together with its Application"],
] as const;

function* lostOptions({ before, after }: Kept): Generator<string> {
  if (!holdsData(after)) return;
  for (const [option, loss] of options) {
    if (optionsOf(before).includes(option) && !optionsOf(after).includes(option)) {
      yield `it loses the option ${option} of Argo CD: ${loss}`;
    }
  }
}

function policyOf({ object }: Resource, { path, otherwise }: Policy): string {
  return textAt(object, ...path) ?? otherwise;
}

function* lostPolicies({ before, after }: Kept): Generator<string> {
  const id = kindId(kindOf(after.object));
  for (const policy of Object.hasOwn(policies, id) ? (policies[id] ?? []) : []) {
    const [was, is] = [policyOf(before, policy), policyOf(after, policy)];
    if (policy.safe.includes(was) && !policy.safe.includes(is)) {
      yield `${policy.path.join(".")} changes from ${was} to ${is}: ${policy.loss}`;
    }
  }
}

/** What keeps data when something else is deleted. */
export const lostProtection: ChangeRule = {
  number: 623,
  name: "lost-protection",
  reason: "What protected data is gone before anybody notices that it was needed.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources",
  *check({ changed }) {
    for (const kept of changed) {
      for (const message of [...lostOptions(kept), ...lostPolicies(kept)]) {
        yield destroys(kept.after, { message, cure: "leave it as it is" });
      }
    }
  },
};
