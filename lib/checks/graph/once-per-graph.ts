import type { Graph } from "./graph.ts";
import { once } from "./once.ts";

/** A fact about a tree that several rules read, derived when the first of them asks. */
export function oncePerGraph<T>(derive: (graph: Graph) => T): (graph: Graph) => T {
  const factOf = once(derive);
  // Nearly always it is the same tree.
  let last: { readonly graph: Graph; readonly fact: T } | undefined;
  return (graph) => {
    if (last?.graph !== graph) last = { graph, fact: factOf(graph) };
    return last.fact;
  };
}

/** A fact about a tree that depends on a name, derived when the name is first asked for. */
export function oncePerName<T>(derive: (graph: Graph, name: string) => T): (graph: Graph, name: string) => T {
  const facts = oncePerGraph((_: Graph) => new Map<string, { readonly fact: T }>());
  return (graph, name) => {
    const known = facts(graph);
    let found = known.get(name);
    if (found === undefined) {
      found = { fact: derive(graph, name) };
      known.set(name, found);
    }
    return found.fact;
  };
}
