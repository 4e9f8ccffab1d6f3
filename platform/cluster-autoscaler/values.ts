import type { ContainerSecurity, PodSecurity, Resources, Switch } from "../chart-values.ts";

/** Values of the chart cluster-autoscaler that we set. */
export interface ClusterAutoscalerValues {
  readonly fullnameOverride: string;
  readonly image: { readonly tag: string };
  readonly cloudProvider: "aws";
  readonly awsRegion: string;
  /** Groups are found by the tags that EKS puts on what its managed node groups make. */
  readonly autoDiscovery: { readonly clusterName: string };
  readonly extraArgs: Readonly<Record<string, string | number | boolean>>;
  readonly resources: Resources;
  /** Of the pod. */
  readonly securityContext: PodSecurity;
  readonly containerSecurityContext: ContainerSecurity;
  readonly serviceMonitor: Switch & {
    readonly namespace: string;
    readonly interval: string;
  };
}
