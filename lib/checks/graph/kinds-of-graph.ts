import { type Kind, kindId, kindOf } from "./kind.ts";
import { oncePerGraph } from "./once-per-graph.ts";

/** The kinds that a tree has objects of: what is asked of a kind is asked once, and not of each object. */
export const kindsOfGraph = oncePerGraph(({ resources }): readonly Kind[] => {
  const kinds = new Map<string, Kind>();
  for (const { object } of resources) {
    const kind = kindOf(object);
    const id = kindId(kind);
    if (!kinds.has(id)) kinds.set(id, kind);
  }
  return [...kinds.values()];
});

/** The API groups of the objects of a tree. */
export const groupsOfGraph = oncePerGraph(
  (graph): ReadonlySet<string> => new Set(kindsOfGraph(graph).map(({ group }) => group)),
);
