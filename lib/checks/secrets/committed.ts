import type { Resource, Value } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kindId, kindOf, kinds } from "../graph/kind.ts";
import { lookAtTexts, type Text } from "../graph/texts.ts";

/** What was found in a text that is committed, with the object or the unit whose file it stands in. */
export interface Committed<T> {
  readonly at: Resource | Unit;
  readonly text: Text;
  readonly found: T;
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
 * Looks at every text of objects and of the values of charts, but for the values of Secrets.
 *
 * @param find what there is in a text under a name; nothing where there is nothing
 */
export function findInCommitted<T>(
  graph: Graph,
  find: (name: string, text: string) => T | undefined,
): Committed<T>[] {
  const all: Committed<T>[] = [];
  for (const [at, value] of committedValues(graph)) {
    lookAtTexts(value, (name, text, pathOf) => {
      const found = find(name, text);
      if (found !== undefined) all.push({ at, text: { name, text, path: pathOf() }, found });
    });
  }
  return all;
}
