import { type Kind, kindId, kindOf } from "./kind.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import { typesIn } from "./types.ts";

/** The kinds that a tree has objects of: what is asked of a kind is asked once, and not of each object. */
export const kindsOfGraph = oncePerGraph((graph): readonly Kind[] => {
  const kinds = typesIn(graph).map(({ first }) => kindOf(first.object));
  return [...new Map(kinds.map((kind) => [kindId(kind), kind])).values()];
});

/** The API groups of the objects of a tree. */
export const groupsOfGraph = oncePerGraph(
  (graph): ReadonlySet<string> => new Set(kindsOfGraph(graph).map(({ group }) => group)),
);
