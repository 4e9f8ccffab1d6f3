import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart metrics-server that we set. */
export interface MetricsServerValues {
  readonly resources: Resources;
  /** Serves the metrics of metrics-server itself. */
  readonly metrics: Switch;
  readonly serviceMonitor: Switch;
}
