import type { Alert } from "#lib/model/alert.ts";
import { minutes } from "#lib/model/duration.ts";
import type { Percent } from "#lib/model/objective.ts";
import type { Service } from "#lib/model/workload.ts";
import { allOf, share } from "./promql.ts";
import { RECORDING_SECONDS, type RequestRates, requestRatesOf } from "./request-rates.ts";
import type { Scope } from "./scope.ts";
import { workloadAlert } from "./workload-alert.ts";

/** How many times too fast the budget of 30 days is spent, over a long window and still over a short one. */
interface BurnRate {
  readonly factor: number;
  readonly long: string;
  readonly short: string;
}

/** 2 % of the budget within an hour, or 5 % within six: somebody has to act. */
const fast: readonly BurnRate[] = [
  { factor: 14.4, long: "1h", short: "5m" },
  { factor: 6, long: "6h", short: "30m" },
];

/** 10 % of the budget within a day, or within three: somebody has to look into it. */
const slow: readonly BurnRate[] = [
  { factor: 3, long: "1d", short: "2h" },
  { factor: 1, long: "3d", short: "6h" },
];

/** Windows that the alerts look at, from the shortest to the longest. */
export const burnWindows = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] as const;

/** One failure in a quiet night is a large share of the requests, and still no reason to wake anybody. */
const MIN_FAILURES = 10;

function burns(rates: RequestRates, budget: string, { factor, long, short }: BurnRate): string {
  return allOf(
    `${rates.failureRatio(long)} > ${factor} * ${budget}`,
    `${rates.failureRatio(short)} > ${factor} * ${budget}`,
    `sum_over_time(${rates.failures}[${long}]) * ${RECORDING_SECONDS} >= ${MIN_FAILURES}`,
  );
}

/**
 * Alerts on how fast a service spends the failures that its availability allows: one to act on, one to look
 * into. The long window says that it matters, the short one that it still goes on.
 *
 * @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
export function burnRateAlerts(scope: Scope, service: Service, availability: Percent): Alert[] {
  const rates = requestRatesOf(scope, service);
  const budget = share(100 - availability.percent);
  const anyOf = (speeds: readonly BurnRate[]) =>
    speeds.map((speed) => burns(rates, budget, speed)).join("\nor ");
  return [
    workloadAlert(scope, service.name, "ErrorBudgetBurnsFast", {
      expression: anyOf(fast),
      for: minutes(2),
      severity: "critical",
      summary: `fails so often that it breaks its promise of ${availability.percent} % for a month within five days`,
    }),
    workloadAlert(scope, service.name, "ErrorBudgetBurnsSlowly", {
      expression: anyOf(slow),
      for: minutes(15),
      severity: "warning",
      summary: `fails so often that it breaks its promise of ${availability.percent} % for a month`,
    }),
  ];
}
