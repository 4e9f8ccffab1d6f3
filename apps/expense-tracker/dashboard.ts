import { dashboard } from "#lib/model/dashboard.ts";

const BACKEND = 'namespace="expense-tracker",service="backend"';

/** What an on-call person looks at first: is the API answering, how fast, and how busy is the database. */
export const expenses = dashboard("expense-tracker", "Expense tracker", [
  {
    title: "Requests",
    unit: "reqps",
    queries: { "{{status}}": `sum by (status) (rate(http_requests_total{${BACKEND}}[5m]))` },
  },
  {
    title: "Latency",
    unit: "s",
    queries: {
      p50: `histogram_quantile(0.5, sum by (le) (rate(http_request_duration_seconds_bucket{${BACKEND}}[5m])))`,
      p95: `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${BACKEND}}[5m])))`,
    },
  },
  {
    title: "Memory",
    unit: "bytes",
    queries: {
      "{{container}}":
        'sum by (container) (container_memory_working_set_bytes{namespace="expense-tracker",container!=""})',
    },
  },
  {
    title: "Database connections",
    unit: "short",
    queries: {
      "{{state}}": 'sum by (state) (pg_stat_activity_count{namespace="expense-tracker"})',
      limit: 'max(pg_settings_max_connections{namespace="expense-tracker"})',
    },
  },
]);
