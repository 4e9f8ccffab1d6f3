/** The values that a list holds more than once, each named once. */
export function repeated<T>(values: readonly T[]): ReadonlySet<T> {
  const groups = [...Map.groupBy(values, (value) => value)];
  return new Set(groups.filter(([, same]) => same.length > 1).map(([value]) => value));
}
