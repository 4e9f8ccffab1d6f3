import type { Metrics } from "#lib/model/metrics.ts";
import type { Service, Workload } from "#lib/model/workload.ts";
import { type Matcher, series } from "./promql.ts";
import type { Scope } from "./scope.ts";

/** Series of the requests that a service answers. */
export interface HttpSeries {
  readonly requests: string;
  /** Those that it failed to answer. */
  readonly failures: string;
  /** Buckets of the durations. */
  readonly durations: string;
  readonly inProgress?: string;
  /** Label with the status. */
  readonly status: string;
}

/** A service whose metrics are scraped. */
export type Measured = Service & { readonly metrics: Metrics };

/** Whether a workload is a service that says where its metrics are. */
export function isMeasured(workload: Workload): workload is Measured {
  return workload.kind === "service" && workload.metrics !== undefined;
}

/**
 * Labels that Prometheus adds to everything it scrapes through a ServiceMonitor.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors
 */
export function scraped({ namespace }: Pick<Scope, "namespace">, service: string): Record<string, string> {
  return { namespace, service };
}

/**
 * Matchers that leave out what nobody waits for: probes and scrapes always succeed, fast, and would hide how much
 * of the rest does not. The first page stays in, because people ask for it too.
 */
function people({ probes, metrics }: Measured): Matcher[] {
  const { ready, live, start } = probes;
  const paths = [ready, live, start].flatMap((probe) => probe?.path.split("?")[0] ?? []);
  return [...new Set([...paths, metrics.path])]
    .filter((path) => path !== "/")
    .map((path) => `${metrics.http.path}!=${JSON.stringify(path)}`);
}

/** Series of the requests of a service, under the names that its library gives them. */
export function httpSeriesOf(scope: Pick<Scope, "namespace">, service: Measured): HttpSeries {
  const { requests, durations, status, inProgress } = service.metrics.http;
  const labels = scraped(scope, service.names.service);
  const matchers = people(service);
  return {
    requests: series(requests, labels, matchers),
    failures: series(requests, labels, [`${status}=~"5.."`, ...matchers]),
    durations: series(`${durations}_bucket`, labels, matchers),
    ...(inProgress === undefined ? {} : { inProgress: series(inProgress, labels) }),
    status,
  };
}
