import type { Graph } from "./graph.ts";

/** A fact about a tree that several rules read, derived when the first of them asks. */
export function oncePerGraph<T>(derive: (graph: Graph) => T): (graph: Graph) => T {
  const known = new WeakMap<Graph, { readonly fact: T }>();
  return (graph) => {
    const { fact } = known.get(graph) ?? { fact: derive(graph) };
    known.set(graph, { fact });
    return fact;
  };
}
