import type { Panel, Row } from "#lib/model/dashboard.ts";
import { httpSeriesOf, type Measured } from "./http-series.ts";
import { heldTo, secondsOf } from "./objectives.ts";
import { share } from "./promql.ts";
import { requestRatesOf } from "./request-rates.ts";
import type { Scope } from "./scope.ts";

const quantiles = { p50: "0.5", p95: "0.95", p99: "0.99" };

function latency(durations: string, limit: number): Panel {
  return {
    title: "Latency",
    unit: "s",
    limit,
    queries: Object.fromEntries(
      Object.entries(quantiles).map(([legend, quantile]) => [
        legend,
        `histogram_quantile(${quantile}, sum by (le) (rate(${durations}[5m])))`,
      ]),
    ),
  };
}

/** What people get from a service: how much, how fast, and how often nothing; with what it is held to. */
export function serviceRow(scope: Scope, service: Measured): Row {
  const { requests, durations, inProgress, status } = httpSeriesOf(scope, service);
  const { failureRatio } = requestRatesOf(scope, service);
  const { availability, p95, errorRate } = heldTo(service.objectives);
  return {
    heading: service.name,
    panels: [
      {
        title: "Requests",
        unit: "reqps",
        queries: { [`{{${status}}}`]: `sum by (${status}) (rate(${requests}[5m]))` },
      },
      {
        title: "Failed requests",
        unit: "percentunit",
        limit: Number(share(errorRate?.percent ?? 100 - availability.percent)),
        queries: {
          "in 5 minutes": failureRatio("5m"),
          "in an hour": failureRatio("1h"),
          "in 3 days": failureRatio("3d"),
        },
      },
      latency(durations, secondsOf(p95)),
      ...(inProgress === undefined
        ? []
        : [
            {
              title: "Requests in progress",
              unit: "short",
              queries: { "{{pod}}": `sum by (pod) (${inProgress})` },
            } as const,
          ]),
    ],
  };
}
