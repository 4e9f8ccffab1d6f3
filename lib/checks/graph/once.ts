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
