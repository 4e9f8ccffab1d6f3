/** Pods of one workload that a chart runs, or that an operator makes of a custom resource of it. */
export interface ProvidedPods {
  readonly replicas: number | "one per node";
  /** Thousandths of a core that each requests. */
  readonly cpu: number;
  /** MiB that each requests. */
  readonly memory: number;
  /**
   * Disk that holds each of them in its zone: MiB of one that it claims for itself, or one that a manifest claims.
   *
   * @default - none
   */
  readonly volume?: number | "claimed by a manifest";
}

/**
 * What a Helm chart brings into the cluster that no manifest of ours shows. Checks need it to know what exists
 * without rendering the chart. Names of namespaced things are written `namespace/name`.
 */
export interface Provided {
  /** Kinds with a CustomResourceDefinition, as `group/version/Kind`. */
  readonly crds?: readonly string[];
  readonly serviceAccounts?: readonly string[];
  /** Kinds whose creation an admission webhook of it has to allow, as `group/Kind`; the core group is empty. */
  readonly webhooks?: readonly string[];
  readonly ingressClasses?: readonly string[];
  readonly storageClasses?: readonly string[];
  readonly priorityClasses?: readonly string[];
  /** Secrets that exist before or without any manifest of ours, whatever their keys. */
  readonly secrets?: readonly string[];
  readonly configMaps?: readonly string[];
  /** Services by `namespace/name`: port names to numbers. */
  readonly services?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Services of it that are Classic Load Balancers, which AWS charges for. */
  readonly classicLoadBalancers?: readonly string[];
  /** What it runs, by `namespace/name` of the workload. */
  readonly pods?: Readonly<Record<string, ProvidedPods>>;
  /** Labels of its pods, by namespace. */
  readonly podLabels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Custom resources that the chart itself makes, as `group/Kind`: their definitions have to exist before. */
  readonly customResources?: readonly string[];
}
