import { refuse } from "./problem.ts";

/** Names under which a library counts and times the HTTP requests that a service answers. */
export interface HttpMetricNames {
  /** Counter of requests. */
  readonly requests: string;
  /** Histogram of their durations in seconds, without `_bucket`. */
  readonly durations: string;
  /** Label of both with the status, as `503` or `5xx`. */
  readonly status: string;
  /** Label of both with the path; where it is missing, the kubelet's probes count as requests. */
  readonly path: string;
  /** Gauge of the requests that are being answered; absent where nothing counts them. */
  readonly inProgress?: string;
}

/** Where a service tells its metrics, and what it calls them. */
export interface Metrics {
  readonly path: string;
  readonly http: HttpMetricNames;
}

/**
 * Names of express-prom-bundle, which are common elsewhere too: what a service has that names only its path.
 *
 * @see https://github.com/jochen-schweizer/express-prom-bundle
 */
export const express: HttpMetricNames = {
  requests: "http_request_duration_seconds_count",
  durations: "http_request_duration_seconds",
  status: "status_code",
  path: "path",
};

/**
 * Names of starlette_exporter, for FastAPI and Starlette.
 *
 * @see https://github.com/stephenhillier/starlette_exporter
 */
export const starlette: HttpMetricNames = {
  requests: "starlette_requests_total",
  durations: "starlette_request_duration_seconds",
  status: "status_code",
  path: "path",
  inProgress: "starlette_requests_in_progress",
};

/**
 * Names of prometheus-fastapi-instrumentator. Of its two histograms this is the one whose buckets are close
 * enough for a percentile; it has no labels, so that the kubelet's probes count in durations.
 *
 * @see https://github.com/trallnag/prometheus-fastapi-instrumentator
 */
export const fastapiInstrumentator: HttpMetricNames = {
  requests: "http_requests_total",
  durations: "http_request_duration_highr_seconds",
  status: "status",
  path: "handler",
};

/** Refuses what Prometheus takes for no name of a metric. */
export function checkMetricName(name: string): void {
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) {
    refuse(`metric name "${name}" is not one`, 'use letters, digits, "_" and ":", not starting with a digit');
  }
}

/** Refuses what Prometheus takes for no name of a label. */
function checkLabelName(name: string): void {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) {
    refuse(`label name "${name}" is not one`, 'use letters, digits and "_", not starting with a digit');
  }
}

/**
 * Metrics with names other than those of `express`: `metrics: httpMetrics("/metrics", starlette)`. Refuses names
 * that Prometheus does not take.
 *
 * @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
 */
export function httpMetrics(path: string, names: HttpMetricNames): Metrics {
  for (const metric of [names.requests, names.durations, names.inProgress]) {
    if (metric !== undefined) checkMetricName(metric);
  }
  for (const label of [names.status, names.path]) checkLabelName(label);
  return { path, http: names };
}

/** Metrics as a definition gives them, a path or with their names, in one form. */
export function metricsOf(given: string | Metrics, workload: string): Metrics {
  const metrics = typeof given === "string" ? httpMetrics(given, express) : given;
  if (!metrics.path.startsWith("/")) {
    refuse(`workload ${workload} has metrics path "${metrics.path}"`, 'start it with "/"');
  }
  return metrics;
}
