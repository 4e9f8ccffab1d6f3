import { refuse } from "./problem.ts";

/** A span of time, in seconds. */
export interface Duration {
  readonly seconds: number;
}

function duration(amount: number, unit: string, secondsInUnit: number): Duration {
  if (!Number.isInteger(amount) || amount <= 0) {
    refuse(
      `duration ${unit}(${amount}) is not a positive whole number`,
      "choose a smaller unit for fractions",
    );
  }
  return { seconds: amount * secondsInUnit };
}

/** Whole seconds. Refuses fractions, zero and less, as `minutes`, `hours` and `days` do. */
export const seconds = (amount: number): Duration => duration(amount, "seconds", 1);
/** Whole minutes. */
export const minutes = (amount: number): Duration => duration(amount, "minutes", 60);
/** Whole hours. */
export const hours = (amount: number): Duration => duration(amount, "hours", 3600);
/** Days of 24 hours. */
export const days = (amount: number): Duration => duration(amount, "days", 86_400);

/**
 * Writes a duration as Go and Prometheus read it, in the largest unit that is exact up to hours: `15s`, `5m`, `24h`.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function durationText({ seconds: total }: Duration): string {
  if (total % 3600 === 0) return `${total / 3600}h`;
  if (total % 60 === 0) return `${total / 60}m`;
  return `${total}s`;
}
