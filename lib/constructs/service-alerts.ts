import type { Alert } from "#lib/model/alert.ts";
import { minutes } from "#lib/model/duration.ts";
import type { Milliseconds, Percent } from "#lib/model/objective.ts";
import { burnRateAlerts } from "./burn-rate.ts";
import { camelCase } from "./camel-case.ts";
import { httpSeriesOf, type Measured, scraped } from "./http-series.ts";
import { heldTo, secondsOf } from "./objectives.ts";
import { allOf, ratio, series, share } from "./promql.ts";
import { requestRatesOf } from "./request-rates.ts";
import type { Scope } from "./scope.ts";
import { workloadAlert } from "./workload-alert.ts";

/** Fewer requests in five minutes have no slowest 5 %. */
const MIN_REQUESTS = 20;

/** Without metrics every other alert about requests is silent. */
function metricsMissing(scope: Scope, { name, names }: Measured): Alert {
  const up = series("up", scraped(scope, names.service));
  return workloadAlert(scope, name, "MetricsMissing", {
    expression: `absent(${up}) or max by (namespace, service) (${up}) == 0`,
    for: minutes(10),
    severity: "warning",
    summary: "has metrics that Prometheus cannot read: no other alert about its requests can fire",
  });
}

function latencyHigh(scope: Scope, service: Measured, p95: Milliseconds): Alert {
  const { durations } = httpSeriesOf(scope, service);
  const { requests } = requestRatesOf(scope, service);
  return workloadAlert(scope, service.name, "LatencyHigh", {
    expression: allOf(
      `histogram_quantile(0.95, sum by (namespace, service, le) (rate(${durations}[5m]))) > ${secondsOf(p95)}`,
      `${requests} * 300 >= ${MIN_REQUESTS}`,
    ),
    for: minutes(10),
    severity: "warning",
    summary: `answers one request in twenty later than after ${p95.milliseconds} ms`,
  });
}

function errorRateHigh(scope: Scope, service: Measured, { percent }: Percent): Alert {
  const { failureRatio, requests } = requestRatesOf(scope, service);
  return workloadAlert(scope, service.name, "ErrorRateHigh", {
    expression: allOf(`${failureRatio("5m")} > ${share(percent)}`, `${requests} * 300 >= ${MIN_REQUESTS}`),
    for: minutes(5),
    severity: "warning",
    summary: `fails more than ${percent} % of its requests`,
  });
}

function trafficHigh(scope: Scope, service: Measured, requestsPerMinute: number): Alert {
  const { requests } = requestRatesOf(scope, service);
  return workloadAlert(scope, service.name, "TrafficHigh", {
    expression: `${requests} * 60 > ${requestsPerMinute}`,
    for: minutes(10),
    severity: "warning",
    summary: `gets more than the ${requestsPerMinute} requests a minute that it promises to hold`,
  });
}

function meanHigh(scope: Scope, { name, names }: Measured, metric: string, longest: Milliseconds): Alert {
  const labels = scraped(scope, names.service);
  const sumOf = (suffix: string) => `sum(rate(${series(`${metric}_${suffix}`, labels)}[5m]))`;
  return workloadAlert(scope, name, `${camelCase(metric.replace(/_seconds$/, ""))}High`, {
    expression: `${ratio(sumOf("sum"), sumOf("count"))} > ${secondsOf(longest)}`,
    for: minutes(10),
    severity: "warning",
    summary: `has a mean ${metric} above ${longest.milliseconds} ms`,
  });
}

/** Alerts about the requests of a service: what it promises, and what every service is held to. */
export function serviceAlerts(scope: Scope, service: Measured): Alert[] {
  const { availability, p95, errorRate, requestsPerMinute, means = {} } = heldTo(service.objectives);
  return [
    metricsMissing(scope, service),
    ...burnRateAlerts(scope, service, availability),
    latencyHigh(scope, service, p95),
    ...(errorRate === undefined ? [] : [errorRateHigh(scope, service, errorRate)]),
    ...(requestsPerMinute === undefined ? [] : [trafficHigh(scope, service, requestsPerMinute)]),
    ...Object.entries(means).map(([metric, longest]) => meanHigh(scope, service, metric, longest)),
  ];
}
