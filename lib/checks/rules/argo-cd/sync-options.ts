import type { Resource } from "#lib/render/resource.ts";
import { annotatedWith, annotations, listedIn } from "../../argo-cd/annotations.ts";
import type { Graph } from "../../graph/graph.ts";
import { nearest } from "../../nearest.ts";
import { remembered } from "../../remembered.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const switches = ["true", "false"];
const confirmed = [...switches, "confirm"];

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
const options: Readonly<Record<string, readonly string[]>> = {
  ApplyOutOfSyncOnly: switches,
  ClientSideApplyMigration: switches,
  CreateNamespace: switches,
  Delete: confirmed,
  FailOnSharedResource: switches,
  Force: switches,
  Prune: confirmed,
  PruneLast: switches,
  PrunePropagationPolicy: ["foreground", "background", "orphan"],
  Replace: switches,
  RespectIgnoreDifferences: switches,
  ServerSideApply: switches,
  SkipDryRunOnMissingResource: switches,
  Validate: switches,
};

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/ */
const compareOptions: typeof options = {
  IgnoreExtraneous: switches,
  IncludeMutationWebhook: switches,
  ServerSideDiff: switches,
};

function meant(text: string, texts: readonly string[]): string | undefined {
  return texts.find((one) => one.toLowerCase() === text.toLowerCase()) ?? nearest(text, texts);
}

/** What is wrong with an option, as it goes on after the place where it stands. */
function faultOf(option: string, known: typeof options): Fault | undefined {
  const [name = "", value = ""] = option.split(/[=:]\s*/, 2);
  const values = Object.hasOwn(known, name) ? known[name] : undefined;
  if (values?.includes(value) && option.includes("=")) return undefined;
  if (option === "IgnoreExtraneous") return undefined;
  const near = values === undefined ? meant(name, Object.keys(known)) : name;
  const allowed = near === undefined ? undefined : known[near];
  const fitting = allowed && (meant(value, allowed) ?? allowed[0]);
  const why = values === undefined ? "is unknown" : `can be ${enumerate(values)}`;
  return {
    message: `has ${option}, which Argo CD ignores: ${name} ${why}`,
    fix: near === undefined ? "remove it, or correct its name" : `write ${near}=${fitting}`,
  };
}

// Thousands of objects have the same few options.
const faultOfSync = remembered((option) => faultOf(option, options));
const faultOfComparison = remembered((option) => faultOf(option, compareOptions));

function violationAt(at: Resource, place: string, { message, fix }: Fault): Violation {
  return { at, message: `${place} ${message}`, fix };
}

function* ofApplications({ applications }: Graph): Generator<Violation> {
  for (const { resource: at, syncOptions } of applications.all) {
    for (const option of syncOptions) {
      const fault = faultOfSync(option);
      if (fault !== undefined) yield violationAt(at, "spec.syncPolicy.syncOptions", fault);
    }
  }
}

/** Options of a sync are those that Argo CD knows. */
export const syncOptionNames: Rule = {
  number: 410,
  name: "sync-options",
  reason: "Argo CD ignores an option that it does not know, and syncs as if nobody had asked for it.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/",
  *check(graph) {
    yield* ofApplications(graph);
    for (const [name, faultIn] of [
      [annotations.syncOptions, faultOfSync],
      [annotations.compareOptions, faultOfComparison],
    ] as const) {
      for (const at of annotatedWith(graph, name)) {
        for (const option of listedIn(at, name)) {
          const fault = faultIn(option);
          if (fault !== undefined) yield violationAt(at, `annotation ${name}`, fault);
        }
      }
    }
  },
};
