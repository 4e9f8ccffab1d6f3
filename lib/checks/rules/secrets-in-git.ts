import type { Resource, Value } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import { mapAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kindId, kindOf, kinds } from "../graph/kind.ts";
import type { Rule, Violation } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { accountIn } from "./secrets-in-git/accounts.ts";
import { credentialIn, isPlaceholder } from "./secrets-in-git/credentials.ts";
import { placeOf, textsIn } from "./secrets-in-git/texts.ts";

/** Kinds that speak of secrets without holding any: schemas, and what only the cluster can open. */
const withoutSecrets = new Set([kindId(kinds.customResourceDefinition), "bitnami.com/SealedSecret"]);

function* inTexts(at: Resource | Unit, value: Value, { tree }: Graph): Generator<Violation> {
  for (const text of textsIn(value)) {
    const credential = credentialIn(text.name, text.text);
    if (credential !== undefined) {
      yield {
        at,
        message: `${placeOf(text)} holds ${credential}`,
        fix: "replace it everywhere, keep the new one in the secret store, and read it through an ExternalSecret",
      };
    }
    const account = accountIn(text, tree.facts);
    if (account !== undefined) {
      yield {
        at,
        message: `${placeOf(text)} holds ${account}`,
        fix: "leave it out: roles come by Pod Identity, and other things of AWS go by their names",
      };
    }
  }
}

function isFilled(value: Value): boolean {
  return value !== null && value !== "" && !(typeof value === "string" && isPlaceholder(value));
}

function* inSecret(at: Resource): Generator<Violation> {
  const entries = ["data", "stringData"].flatMap((field) => Object.entries(mapAt(at.object, field)));
  const filled = entries.filter(([, value]) => isFilled(value)).map(([key]) => key);
  if (filled.length === 0) return;
  yield {
    at,
    message: `it holds values of ${enumerate([...new Set(filled)].sort())} for all who can read the repository`,
    fix: "replace them everywhere, keep the new ones in the secret store, and make the Secret by an ExternalSecret",
  };
}

/** No credential, ARN or account id stands in what is committed. */
export const secretsInGit: Rule = {
  number: 501,
  name: "secrets-in-git",
  reason: "What is committed stays in the history, readable for everybody who ever clones the repository.",
  see: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  *check(graph) {
    for (const at of graph.resources) {
      if (withoutSecrets.has(kindId(kindOf(at.object)))) continue;
      if (isOf(at, kinds.secret)) yield* inSecret(at);
      const { data: _data, stringData: _stringData, ...rest } = at.object;
      yield* inTexts(at, isOf(at, kinds.secret) ? rest : at.object, graph);
    }
    for (const unit of graph.tree.units) {
      for (const { values } of unit.charts) yield* inTexts(unit, values, graph);
    }
  },
};
