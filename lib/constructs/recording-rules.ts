import { burnWindows } from "./burn-rate.ts";
import { httpSeriesOf, type Measured } from "./http-series.ts";
import { ratio } from "./promql.ts";
import { recorded, requestRatesOf, SHORTEST_WINDOW } from "./request-rates.ts";
import type { Scope } from "./scope.ts";

/** A query whose result Prometheus keeps as a series of its own. */
export interface RecordingRule {
  readonly record: string;
  readonly expression: string;
}

const BY = "sum by (namespace, service)";

/**
 * What the alerts and the dashboard of a service read again and again. Long windows are made of the recorded
 * rates: three days of what every pod says about every path are more than a small Prometheus can add up every
 * half minute.
 *
 * @see https://prometheus.io/docs/practices/rules/
 */
export function recordingRulesOf(scope: Scope, service: Measured): RecordingRule[] {
  const http = httpSeriesOf(scope, service);
  const rates = requestRatesOf(scope, service);
  const rate = (requests: string) => `${BY} (rate(${requests}[${SHORTEST_WINDOW}]))`;
  return [
    { record: recorded.requests, expression: rate(http.requests) },
    // A service that never failed has no series of failures; it counts as none.
    { record: recorded.failures, expression: `${rate(http.failures)}\nor 0 * ${rate(http.requests)}` },
    ...burnWindows.map((window) => ({
      record: recorded.failureRatio(window),
      expression:
        window === SHORTEST_WINDOW
          ? ratio(rates.failures, rates.requests)
          : ratio(
              `sum_over_time(${rates.failures}[${window}])`,
              `sum_over_time(${rates.requests}[${window}])`,
            ),
    })),
  ];
}
