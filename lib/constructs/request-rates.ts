import type { Service } from "#lib/model/workload.ts";
import { scraped } from "./http-series.ts";
import { series } from "./promql.ts";
import type { Scope } from "./scope.ts";

/** How often the rates are recorded, in seconds: often enough for windows of five minutes, and cheap for three days. */
export const RECORDING_SECONDS = 60;

/** Window of the rates that all others are made of. */
export const SHORTEST_WINDOW = "5m";

/**
 * Names of the recorded series: level, metric and operations.
 *
 * @see https://prometheus.io/docs/practices/rules/
 */
export const recorded = {
  requests: `service:http_requests:rate${SHORTEST_WINDOW}`,
  failures: `service:http_request_failures:rate${SHORTEST_WINDOW}`,
  failureRatio: (window: string) => `service:http_request_failures_per_requests:ratio_rate${window}`,
} as const;

/** Recorded series of one service. */
export interface RequestRates {
  /** Requests a second. */
  readonly requests: string;
  /** Failed requests a second. */
  readonly failures: string;
  /** Share of requests that failed within a window, where there were any. */
  failureRatio(window: string): string;
}

/** The recorded series of a service. */
export function requestRatesOf(scope: Pick<Scope, "namespace">, { names }: Service): RequestRates {
  const labels = scraped(scope, names.service);
  return {
    requests: series(recorded.requests, labels),
    failures: series(recorded.failures, labels),
    failureRatio: (window) => series(recorded.failureRatio(window), labels),
  };
}
