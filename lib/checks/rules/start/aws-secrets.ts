import type { Facts } from "#lib/render/facts.ts";
import type { Tree } from "#lib/render/tree.ts";
import { correction, cureIn, sourceOf } from "../../contract/place.ts";
import { type RemoteRead, remoteReads } from "../../contract/remote-secrets.ts";
import { once } from "../../graph/once.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

type SecretsManager = NonNullable<Facts["secretsManager"]>;

const namesOf = once((secrets: SecretsManager) => Object.keys(secrets));

function missing(
  tree: Tree,
  { from: at, place, name, key }: RemoteRead,
  secrets: SecretsManager,
): Violation[] {
  const keys = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (keys === undefined) {
    const message = `${place} reads secret ${name} of Secrets Manager, which is not in ${sourceOf(tree)}`;
    const make = cureIn(tree, "have Terraform make it", "make it in Secrets Manager");
    return [{ at, message, fix: correction(name, namesOf(secrets), make) }];
  }
  if (key === undefined || keys.includes(key)) return [];
  const message = `${place} reads key ${key} of secret ${name}, which has ${enumerate(keys)} in ${sourceOf(tree)}`;
  return [{ at, message, fix: correction(key, keys, "add it to the keys of the secret") }];
}

/** Secrets of AWS Secrets Manager that are read exist, with their keys. */
export const awsSecrets: Rule = {
  number: 207,
  name: "aws-secrets",
  reason:
    "An ExternalSecret of what is not in Secrets Manager makes no Secret, and the pods that read it never start.",
  see: "https://external-secrets.io/latest/provider/aws-secrets-manager/",
  *check(graph) {
    const { secretsManager } = graph.tree.facts;
    if (secretsManager === undefined) return;
    for (const read of remoteReads(graph)) yield* missing(graph.tree, read, secretsManager);
  },
};
