import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart amazon-cloudwatch-observability that we set. */
export interface CloudWatchObservabilityValues {
  readonly clusterName: string;
  readonly region: string;
  readonly containerInsights: Switch;
  /** Logs of containers, by Fluent Bit. */
  readonly containerLogs: Switch;
  /** Traces and metrics of applications, by changing their pods. */
  readonly applicationSignals: Switch;
  /** NVIDIA GPUs. */
  readonly dcgmExporter: Switch;
  /** Processors of AWS for machine learning. */
  readonly neuronMonitor: Switch;
  /** The operator, which makes the DaemonSet of the agent. */
  readonly manager: { readonly resources: Resources };
  readonly agent: { readonly certManager: Switch; readonly resources: Resources };
  readonly admissionWebhooks: {
    readonly certManager: Switch;
    readonly instrumentations: Webhook;
    readonly pods: Webhook;
    readonly workloads: Webhook;
    readonly namespaces: Webhook;
  };
}

interface Webhook {
  readonly create: boolean;
}
