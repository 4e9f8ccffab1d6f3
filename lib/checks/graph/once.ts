import type { Graph } from "./graph.ts";

/**
 * Derives something from a key when it is first asked for, and remembers it as long as the key is there. What else it
 * is derived from goes with the key, as the graph goes with a workload of it.
 */
export function once<Key extends object, T, Rest extends readonly unknown[] = []>(
  derive: (key: Key, ...rest: Rest) => T,
): (key: Key, ...rest: Rest) => T {
  const known = new WeakMap<Key, { readonly fact: T }>();
  return (key, ...rest) => {
    let found = known.get(key);
    if (found === undefined) {
      found = { fact: derive(key, ...rest) };
      known.set(key, found);
    }
    return found.fact;
  };
}

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
