import type { Graph } from "./graph.ts";

/** Derives something from a key when it is first asked for, and remembers it as long as the key is there. */
export function once<Key extends object, T>(derive: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, { readonly fact: T }>();
  return (key) => {
    const { fact } = known.get(key) ?? { fact: derive(key) };
    known.set(key, { fact });
    return fact;
  };
}

/** A fact about a tree that several rules read, derived when the first of them asks. */
export function oncePerGraph<T>(derive: (graph: Graph) => T): (graph: Graph) => T {
  return once(derive);
}
