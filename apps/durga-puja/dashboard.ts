import { dashboard } from "#lib/model/dashboard.ts";

const BACKEND = 'namespace="durga-puja",service="backend-service"';
const DURATIONS = `sum by (le) (rate(http_request_duration_seconds_bucket{${BACKEND}}[5m]))`;
const REQUESTS = `http_request_duration_seconds_count{${BACKEND}`;

/** What the backend does for its visitors, and what its database does for it. */
export const applicationMetrics = dashboard("application-metrics", "Application Metrics", [
  {
    title: "Request rate",
    unit: "reqps",
    queries: { "{{status_code}}": `sum by (status_code) (rate(${REQUESTS}}[5m]))` },
  },
  {
    title: "Latency",
    unit: "s",
    limit: 0.3,
    queries: {
      p50: `histogram_quantile(0.5, ${DURATIONS})`,
      p95: `histogram_quantile(0.95, ${DURATIONS})`,
      p99: `histogram_quantile(0.99, ${DURATIONS})`,
    },
  },
  {
    title: "Errors",
    unit: "percentunit",
    limit: 0.001,
    queries: {
      "of all requests": `sum(rate(${REQUESTS},status_code=~"5.."}[5m])) / sum(rate(${REQUESTS}}[5m]))`,
    },
  },
  {
    title: "Database connections",
    unit: "short",
    limit: 100,
    queries: { "{{pod}}": `sum by (pod) (database_pool_connections{${BACKEND}})` },
  },
  {
    title: "Database queries",
    unit: "reqps",
    queries: { all: `sum(rate(database_query_duration_seconds_count{${BACKEND}}[5m]))` },
  },
]);
