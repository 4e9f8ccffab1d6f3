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
  /** Labels of its pods, by namespace. */
  readonly podLabels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Custom resources that the chart itself makes, as `group/Kind`: their definitions have to exist before. */
  readonly customResources?: readonly string[];
}
