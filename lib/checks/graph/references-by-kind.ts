import type { Graph } from "./graph.ts";
import { type Kind, kindId } from "./kind.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import type { Reference } from "./reference.ts";

const byKind = oncePerGraph(
  ({ references }): ReadonlyMap<string, readonly Reference[]> =>
    Map.groupBy(references, ({ kind }) => kindId(kind)),
);

/** The places of a tree that name an object of a kind. */
export function referencesTo(graph: Graph, kind: Kind): readonly Reference[] {
  return byKind(graph).get(kindId(kind)) ?? [];
}
