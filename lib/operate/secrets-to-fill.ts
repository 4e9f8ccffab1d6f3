import { isList, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Tree } from "#lib/render/tree.ts";
import { aws } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

/** A secret of AWS Secrets Manager that waits for a person. */
export interface SecretToFill {
  readonly name: string;
  /** Keys that its JSON has to get; those that Terraform makes up are in it already. */
  readonly keys: readonly string[];
}

/** The secrets that a person fills in, as Terraform was told. */
export function secretsToFill({ infrastructure }: Tree): SecretToFill[] {
  return Object.entries(infrastructure?.secrets ?? {})
    .filter(([, { filled }]) => filled.length > 0)
    .map(([name, { filled }]) => ({ name, keys: filled }));
}

function lineOf({ name, keys }: SecretToFill, versions: ReadonlyMap<string, number>): string {
  const found = versions.get(name);
  const state = found === undefined ? "does not exist" : found === 0 ? "has no value yet" : "has a value";
  return `${name} ${state}; a person fills in ${keys.join(", ")}`;
}

function read(answer: Answer, secrets: readonly SecretToFill[]): Reading {
  const listed = answer.status === 0 ? mapAt(jsonOf(answer)).SecretList : undefined;
  if (!isList(listed)) return failed(answer);
  const versions = new Map(
    listed.map((secret) => [
      textAt(secret, "Name") ?? "",
      Object.keys(mapAt(secret, "SecretVersionsToStages")).length,
    ]),
  );
  return { met: true, say: secrets.map((secret) => lineOf(secret, versions)) };
}

/**
 * Says which secrets pods wait for, and whether they have any value; none is read. They may be filled in later:
 * External Secrets goes on trying.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/list-secrets.html
 */
export function saySecrets(target: Target): Ask[] {
  const secrets = secretsToFill(target.tree);
  if (secrets.length === 0) return [];
  const filter = `Key=name,Values=${target.name}/`;
  return [
    {
      kind: "ask",
      title: "A person fills in what is missing of these secrets (docs/secret-rotation.md)",
      question: {
        command: aws(target, "secretsmanager", "list-secrets", "--filters", filter, "--output", "json"),
        read: (answer) => read(answer, secrets),
      },
      cure: "ask for the right secretsmanager:ListSecrets",
    },
  ];
}
