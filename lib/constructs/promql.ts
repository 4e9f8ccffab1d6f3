/** A condition on a label in PromQL: `status=~"5.."`. */
export type Matcher = string;

/** Conditions that labels have certain values. Strings of PromQL are escaped as those of JSON. */
export function matchersOf(labels: Readonly<Record<string, string>>): Matcher[] {
  return Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
}

/**
 * Series of a metric: `series("up", { namespace: "shop" })` is `up{namespace="shop"}`.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors
 */
export function series(
  metric: string,
  labels: Readonly<Record<string, string>>,
  further: readonly Matcher[] = [],
): string {
  return `${metric}{${[...matchersOf(labels), ...further].join(",")}}`;
}

/** A division that has no result where there is nothing to divide by. */
export function ratio(part: string, whole: string): string {
  return `${part} / (${whole} > 0)`;
}

/** A share as PromQL, without the digits that binary fractions leave behind: 0.1 % is `0.001`. */
export function share(percent: number): string {
  return String(Number((percent / 100).toPrecision(10)));
}

/** Conditions that have to hold together, one a line. */
export function allOf(...conditions: readonly string[]): string {
  return conditions.join("\nand ");
}
