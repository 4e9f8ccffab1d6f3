import { isMap } from "./chart-facts.fixture.ts";

/** The value at a path of keys, or undefined. */
export function valueAt(values: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return values;
  return isMap(values)
    ? valueAt(Object.entries(values).find(([name]) => name === key)?.[1], rest)
    : undefined;
}

/** Whether values meet a condition, `path=value` or `path=value with path=value`. */
export function holds(condition: string, values: object): boolean {
  return condition.split(" with ").every((flip) => {
    const [path = "", expected] = flip.split("=");
    return String(valueAt(values, path.split("."))) === expected;
  });
}
