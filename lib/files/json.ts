function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** JSON for people and programs to read: two spaces, keys by code unit, a newline at the end. */
export function emitJson(value: object): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}
