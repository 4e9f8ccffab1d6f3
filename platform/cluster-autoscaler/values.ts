import type { ContainerSecurity, PodSecurity, Resources, Switch } from "../chart-values.ts";

/** Arguments of the autoscaler that we set. Times are written as Go's durations, `10m`. */
export interface Arguments {
  readonly v: number;
  readonly "balance-similar-node-groups": boolean;
  /** Chooses among the node groups that could grow; a second one among those that the first leaves. */
  readonly expander: "least-waste" | "priority,least-waste";
  readonly "skip-nodes-with-local-storage": boolean;
  readonly "skip-nodes-with-system-pods": boolean;
  /** How long a pod has to be pending before it counts. */
  readonly "new-pod-scale-up-delay"?: string;
  /** Share of a node's CPU and memory that pods request, below which the node is not needed. */
  readonly "scale-down-utilization-threshold"?: number;
  /** How long a node has to be unneeded before it goes. */
  readonly "scale-down-unneeded-time"?: string;
  /** Of all node groups together. */
  readonly "max-nodes-total"?: number;
}

/** Values of the chart cluster-autoscaler that we set. */
export interface ClusterAutoscalerValues {
  readonly fullnameOverride: string;
  readonly image: { readonly tag: string };
  readonly cloudProvider: "aws";
  readonly awsRegion: string;
  /** Groups are found by the tags that EKS puts on what its managed node groups make. */
  readonly autoDiscovery: { readonly clusterName: string };
  readonly extraArgs: Arguments;
  /** Read by the expander `priority`: patterns of Auto Scaling groups by priority, of which the highest wins. */
  readonly expanderPriorities?: Readonly<Record<number, readonly string[]>>;
  readonly resources: Resources;
  /** Of the pod. */
  readonly securityContext: PodSecurity;
  readonly containerSecurityContext: ContainerSecurity;
  readonly serviceMonitor: Switch & {
    readonly namespace: string;
    readonly interval: string;
  };
}
