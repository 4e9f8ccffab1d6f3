/**
 * Derives something from a key when it is first asked for, and remembers it as long as the key is there. What else it
 * is derived from goes with the key, as the graph goes with a workload of it.
 */
export function once<Key extends object, T>(derive: (key: Key) => T): (key: Key) => T;
export function once<Key extends object, One, T>(
  derive: (key: Key, one: One) => T,
): (key: Key, one: One) => T;
export function once<Key extends object, One, Other, T>(
  derive: (key: Key, one: One, other: Other) => T,
): (key: Key, one: One, other: Other) => T;
// Facts are asked for hundreds of thousands of times: a list of parameters for each call would cost more than the rest.
export function once<Key extends object, One, Other, T>(derive: (key: Key, one: One, other: Other) => T) {
  const known = new WeakMap<Key, { readonly fact: T }>();
  return (key: Key, one: One, other: Other): T => {
    let found = known.get(key);
    if (found === undefined) {
      found = { fact: derive(key, one, other) };
      known.set(key, found);
    }
    return found.fact;
  };
}
