/**
 * The resources of the groups of Kubernetes, without those that end with older versions.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
const resources: Readonly<Record<string, string>> = {
  "": `
    bindings componentstatuses configmaps endpoints events limitranges namespaces nodes persistentvolumeclaims
    persistentvolumes pods podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services
    users groups
  `,
  apps: "controllerrevisions daemonsets deployments replicasets statefulsets",
  autoscaling: "horizontalpodautoscalers",
  batch: "cronjobs jobs",
  "coordination.k8s.io": "leases leasecandidates",
  "discovery.k8s.io": "endpointslices",
  "events.k8s.io": "events",
  "networking.k8s.io": "ingressclasses ingresses ipaddresses networkpolicies servicecidrs",
  "node.k8s.io": "runtimeclasses",
  policy: "poddisruptionbudgets podsecuritypolicies",
  "rbac.authorization.k8s.io": "clusterrolebindings clusterroles rolebindings roles",
  "scheduling.k8s.io": "priorityclasses podgroups workloads",
  "storage.k8s.io": `
    csidrivers csinodes csistoragecapacities storageclasses volumeattachments volumeattributesclasses
  `,
};

/** The resources of each group of Kubernetes. */
export const resourcesByGroup: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(resources).map(([group, text]) => [group, new Set(text.trim().split(/\s+/))]),
);
