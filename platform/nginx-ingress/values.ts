import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart nginx-ingress that we set. */
export interface NginxIngressValues {
  readonly controller: {
    readonly replicaCount: number;
    readonly resources: Resources;
    /** Of the init container that fills the writable folders. */
    readonly initContainerResources: Resources;
    readonly readOnlyRootFilesystem: true;
    readonly podDisruptionBudget: Switch & { readonly maxUnavailable: number };
    readonly ingressClass: {
      readonly name: string;
      readonly create: true;
      readonly setAsDefaultIngress: false;
    };
    /** VirtualServers and the controller's other own kinds. */
    readonly enableCustomResources: boolean;
    /** Data about the cluster for the vendor. */
    readonly telemetryReporting: { readonly enable: boolean };
    readonly reportIngressStatus: {
      readonly enable: true;
      /** With it one pod writes the status of Ingresses, without it each does. */
      readonly enableLeaderElection: boolean;
    };
    readonly service: {
      readonly type: "LoadBalancer";
      readonly externalTrafficPolicy: "Cluster" | "Local";
      readonly annotations: Readonly<Record<string, string>>;
    };
    /** Keys of the ConfigMap that configures NGINX. */
    readonly config: { readonly entries: Readonly<Record<string, string>> };
  };
  readonly prometheus: {
    readonly service: { readonly create: boolean };
    readonly serviceMonitor: { readonly create: boolean };
  };
}
