import type { Resource, Value } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kindId, kindOf, kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { lookAtTexts, type Text } from "../graph/texts.ts";
import { mayHoldAccount } from "./accounts.ts";
import { credentialFinder } from "./credentials.ts";

/** A text that is committed and that should perhaps not be, with the object or the unit whose file it stands in. */
export interface Suspect {
  readonly at: Resource | Unit;
  readonly text: Text;
  /** What kind of credential it holds, by its form or its name. */
  readonly credential: string | undefined;
  /** Whether it has as many digits as an account id of AWS. */
  readonly mayHoldAccount: boolean;
}

/** Kinds that speak of secrets without holding any: schemas, and what only the cluster can open. */
const withoutSecrets = new Set([kindId(kinds.customResourceDefinition), "bitnami.com/SealedSecret"]);

function* committedValues({ resources, tree }: Graph): Generator<readonly [Resource | Unit, Value]> {
  for (const at of resources) {
    if (withoutSecrets.has(kindId(kindOf(at.object)))) continue;
    const { data: _data, stringData: _stringData, ...rest } = at.object;
    yield [at, isOf(at, kinds.secret) ? rest : at.object];
  }
  for (const at of tree.units) for (const { values } of at.charts) yield [at, values];
}

/**
 * Every text of objects and of the values of charts that a credential or an account may stand in, but for the values
 * of Secrets. There are more texts than anything else in a tree: they are looked at together.
 */
export const suspectsOf = oncePerGraph((graph): readonly Suspect[] => {
  const suspects: Suspect[] = [];
  const credentialIn = credentialFinder();
  for (const [at, value] of committedValues(graph)) {
    lookAtTexts(value, (name, text, pathOf) => {
      const credential = credentialIn(name, text);
      const isLong = mayHoldAccount(text);
      if (credential === undefined && !isLong) return;
      suspects.push({ at, text: { name, text, path: pathOf() }, credential, mayHoldAccount: isLong });
    });
  }
  return suspects;
});
