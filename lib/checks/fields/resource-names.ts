/** Numbers of objects that a quota can bound by a short name. */
export const counts: readonly string[] =
  "pods services replicationcontrollers resourcequotas secrets configmaps persistentvolumeclaims services.nodeports services.loadbalancers".split(
    " ",
  );

/** Amounts that a quota can bound. */
export const amounts: readonly string[] =
  "cpu memory ephemeral-storage requests.cpu requests.memory requests.storage requests.ephemeral-storage limits.cpu limits.memory limits.ephemeral-storage".split(
    " ",
  );

const known = new Set([...counts, ...amounts]);

/**
 * Whether a quota can bound something of a short name.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function isCounted(resource: string): boolean {
  return known.has(resource) || /^(requests\.)?hugepages-/.test(resource);
}

/** Whether there are only whole ones of a resource of another domain than that of Kubernetes: devices, and objects. */
export function isWholeOnly(resource: string): boolean {
  const isForeign = resource.includes("/") && !resource.includes("kubernetes.io/");
  return counts.includes(resource) || (isForeign && !resource.startsWith("requests."));
}
