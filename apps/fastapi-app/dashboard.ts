import { dashboard } from "#lib/model/dashboard.ts";

/** Metrics of starlette-exporter: how much is asked, how long it takes, how much fails and how much is under way. */
export const requests = dashboard("fastapi-requests", "Requests to FastAPI", [
  {
    title: "Request rate",
    unit: "reqps",
    queries: { "{{instance}} {{method}} {{path}} {{status_code}}": "rate(starlette_requests_total[1m])" },
  },
  {
    title: "Response time (p95)",
    unit: "s",
    queries: {
      "{{instance}} {{method}} {{path}} {{status_code}}":
        "histogram_quantile(0.95, rate(starlette_request_duration_seconds_bucket[5m]))",
    },
  },
  {
    title: "Error rate",
    unit: "reqps",
    queries: {
      "{{instance}} {{method}} {{path}} {{status_code}}":
        'rate(starlette_requests_total{status_code=~"5.."}[1m])',
    },
  },
  {
    title: "Active requests",
    unit: "short",
    queries: { "{{instance}} {{method}}": "starlette_requests_in_progress" },
  },
]);
