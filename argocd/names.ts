import type { Cluster } from "#lib/model/cluster.ts";

/** Namespace of Argo CD and of everything that it reads. */
export const ARGOCD_NAMESPACE = "argocd";

/** Unit and folder of the objects by which Argo CD delivers all others. */
export const DELIVERY_UNIT = "argocd";

/**
 * Name by which Argo CD knows the cluster that it runs in. Applications name their destination and never its
 * address, so that the same files work where Argo CD runs elsewhere.
 */
export const DESTINATION = "in-cluster";

/** Project of the root: Argo CD has it from the start, and the root's own files narrow it down. */
export const ROOT_PROJECT = "default";

/** Project of all add-ons of a cluster. */
export const PLATFORM_PROJECT = "platform";

/** Folder of a unit's files in the repository. */
export function pathOf(cluster: Cluster, unit: string): string {
  return `generated/${cluster.name}/${unit}`;
}
