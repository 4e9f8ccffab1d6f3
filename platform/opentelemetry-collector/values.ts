import type { ContainerSecurity, PodSecurity, Resources, Switch } from "../chart-values.ts";
import type { CollectorConfiguration } from "./configuration.ts";

/** Values of the chart opentelemetry-collector that we set. */
export interface OpenTelemetryCollectorValues {
  readonly mode: "deployment";
  readonly replicaCount: number;
  readonly image: { readonly repository: string };
  /** The whole configuration. What stands under `config` would be merged with receivers that nobody uses. */
  readonly alternateConfig: CollectorConfiguration;
  /** Ports of pods and Service, on by default for the receivers of the default configuration. */
  readonly ports: Readonly<
    Record<"jaeger-compact" | "jaeger-thrift" | "jaeger-grpc" | "zipkin" | "metrics", Switch>
  >;
  readonly serviceAccount: { readonly automountServiceAccountToken: false };
  readonly podSecurityContext: PodSecurity;
  readonly securityContext: ContainerSecurity;
  readonly resources: Resources;
  readonly topologySpreadConstraints: readonly {
    readonly maxSkew: 1;
    readonly topologyKey: "topology.kubernetes.io/zone";
    readonly whenUnsatisfiable: "ScheduleAnyway";
    readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  }[];
  readonly podDisruptionBudget: Switch & { readonly maxUnavailable?: number };
  readonly serviceMonitor: Switch;
}
