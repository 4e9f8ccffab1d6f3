import { type Found, isList, isMap } from "../graph/fields.ts";

/**
 * One text for one meaning: the order of fields does not matter, and null, an empty map and an empty list are what
 * is absent.
 */
export function canonical(value: Found): string {
  return JSON.stringify(meaningOf(value)) ?? "";
}

/** Whether two values mean the same to the API server, apart from the defaults that it fills in. */
export function isSame(one: Found, other: Found): boolean {
  return canonical(one) === canonical(other);
}

function meaningOf(value: Found): unknown {
  if (isList(value)) return value.length === 0 ? undefined : value.map(meaningOf);
  if (!isMap(value)) return value ?? undefined;
  const fields = Object.entries(value)
    .map(([name, field]) => [name, meaningOf(field)] as const)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}
