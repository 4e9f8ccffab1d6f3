import {
  type Milliseconds,
  milliseconds,
  type Objectives,
  type Percent,
  percent,
} from "#lib/model/objective.ts";

/**
 * A service that promises nothing is held to what two pods reach on nodes that may be replaced at any time:
 * three and a half hours of a month. Stricter promises are the definition's to make.
 */
const AVAILABILITY = percent(99.5);

/**
 * Beyond a second people notice that they wait.
 *
 * @see https://www.nngroup.com/articles/response-times-3-important-limits/
 */
const P95 = milliseconds(1000);

/** What a service with metrics is held to at least. */
export interface Held extends Objectives {
  readonly availability: Percent;
  readonly p95: Milliseconds;
}

/** What a service promises, and where it promises nothing, what every service is held to. */
export function heldTo(objectives: Objectives): Held {
  return { availability: AVAILABILITY, p95: P95, ...objectives };
}

/** Seconds, as metrics count them. */
export function secondsOf({ milliseconds: amount }: Milliseconds): number {
  return amount / 1000;
}
