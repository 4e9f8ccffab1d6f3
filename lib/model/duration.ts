import { refuse } from "./problem.ts";

const SECONDS_IN_DAY = 86_400;

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
export const days = (amount: number): Duration => duration(amount, "days", SECONDS_IN_DAY);

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

/**
 * A duration in days, for AWS, which counts retention so. Refuses parts of a day.
 *
 * @param what what lasts so long, for the message: `retention of database orders`
 */
export function wholeDays({ seconds: total }: Duration, what: string): number {
  if (total % SECONDS_IN_DAY !== 0) {
    refuse(`${what} is ${durationText({ seconds: total })}, not a number of days`, "write it as days(7)");
  }
  return total / SECONDS_IN_DAY;
}
