import type { Duration } from "./duration.ts";
import { checkMetricName } from "./metrics.ts";
import { refuse } from "./problem.ts";

/** A share. */
export interface Percent {
  readonly percent: number;
}

/** A span of time that is too short for whole seconds. */
export interface Milliseconds {
  readonly milliseconds: number;
}

/**
 * What a service promises. Every promise is an alert that tells when it is broken; what has no default and is
 * not said is not promised.
 */
export interface Objectives {
  /** Share of requests, over 30 days, that are not answered with a 5xx status. @default - 99.5 % */
  readonly availability?: Percent;
  /** The slowest 5 % of requests may take longer, no others. @default - a second */
  readonly p95?: Milliseconds;
  /** Share of requests that may fail at any time; stricter than what the availability leaves over a month. */
  readonly errorRate?: Percent;
  /** Requests a minute, over all pods, that it holds. */
  readonly requestsPerMinute?: number;
  /** Histograms or summaries of the service, in seconds, to their longest mean: `{ db_query_seconds: milliseconds(100) }`. */
  readonly means?: Readonly<Record<string, Milliseconds>>;
  /** CPU use of its pods on average, as a share of what they request. */
  readonly averageCpu?: Percent;
  /** Memory use of its pods on average, as a share of what they request. */
  readonly averageMemory?: Percent;
  /** From the creation of a pod until it is ready. */
  readonly podStart?: Duration;
  /** From the autoscaler's wish for more pods until they are ready. */
  readonly scaleUp?: Duration;
}

/** What a promise depends on. */
export interface Promising {
  readonly name: string;
  readonly hasMetrics: boolean;
  readonly isAutoscaled: boolean;
}

/** Below, even a burn rate that empties the budget within hours needs nearly every request to fail. */
const MIN_AVAILABILITY = 95;

/** `percent(99.9)`. Refuses what is not between 0 and 100. */
export function percent(value: number): Percent {
  if (!(value > 0 && value < 100)) {
    refuse(`percent(${value}) is out of range`, "give a number between 0 and 100");
  }
  return { percent: value };
}

/** `milliseconds(200)`. Refuses fractions, zero and less. */
export function milliseconds(amount: number): Milliseconds {
  if (!Number.isInteger(amount) || amount <= 0) {
    refuse(`milliseconds(${amount}) is not a positive whole number`, "give a whole number of at least 1");
  }
  return { milliseconds: amount };
}

function checkMeasured(objectives: Objectives, { name, hasMetrics }: Promising): void {
  const { availability, p95, errorRate, requestsPerMinute, means } = objectives;
  const measured = { availability, p95, errorRate, requestsPerMinute, means };
  for (const [objective, promise] of Object.entries(measured)) {
    if (promise !== undefined && !hasMetrics) {
      refuse(
        `workload ${name} promises ${objective} and has no metrics`,
        "say where they are, or leave it out",
      );
    }
  }
}

/**
 * Refuses promises that nothing measures, an availability that no alert could hold, a traffic that is none, and
 * a scale-up of what does not scale.
 */
export function checkObjectives(objectives: Objectives, promising: Promising): void {
  const { name, isAutoscaled } = promising;
  const { availability, requestsPerMinute, means = {}, scaleUp } = objectives;
  checkMeasured(objectives, promising);
  for (const metric of Object.keys(means)) checkMetricName(metric);
  if (availability !== undefined && availability.percent < MIN_AVAILABILITY) {
    refuse(
      `workload ${name} promises an availability of ${availability.percent} %`,
      `promise at least ${MIN_AVAILABILITY} %`,
    );
  }
  if (requestsPerMinute !== undefined && !(requestsPerMinute > 0)) {
    refuse(
      `workload ${name} promises ${requestsPerMinute} requests a minute`,
      "give a number greater than 0",
    );
  }
  if (scaleUp !== undefined && !isAutoscaled) {
    refuse(
      `workload ${name} promises a scale-up and has a fixed number of replicas`,
      "give a range of replicas, or leave it out",
    );
  }
}
