import type { FieldTable } from "./table.ts";

/** What a selector may select: everything, or only what it asks for. */
export type Scope = "any" | "some";

const terms = (place: string): Record<string, Scope> => ({
  [`affinity.${place}.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector`]: "any",
  [`affinity.${place}.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector`]: "any",
  [`affinity.${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector`]:
    "any",
  [`affinity.${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector`]:
    "any",
});

const webhook: Readonly<Record<string, Scope>> = {
  "webhooks[].namespaceSelector": "any",
  "webhooks[].objectSelector": "any",
};
const owner: Readonly<Record<string, Scope>> = { "spec.selector": "some" };

/** Where selectors stand: those that may select everything, and those that have to ask for something. */
export const selectors: FieldTable<Scope> = {
  pod: {
    ...terms("podAffinity"),
    ...terms("podAntiAffinity"),
    "topologySpreadConstraints[].labelSelector": "any",
  },
  claim: { selector: "any" },
  "apps/DaemonSet": owner,
  "apps/Deployment": owner,
  "apps/ReplicaSet": owner,
  "apps/StatefulSet": owner,
  "policy/PodDisruptionBudget": { "spec.selector": "any" },
  "networking.k8s.io/NetworkPolicy": {
    "spec.podSelector": "any",
    "spec.ingress[].from[].podSelector": "any",
    "spec.ingress[].from[].namespaceSelector": "any",
    "spec.egress[].to[].podSelector": "any",
    "spec.egress[].to[].namespaceSelector": "any",
  },
  "rbac.authorization.k8s.io/ClusterRole": { "aggregationRule.clusterRoleSelectors[]": "any" },
  "admissionregistration.k8s.io/MutatingWebhookConfiguration": webhook,
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration": webhook,
  "monitoring.coreos.com/ServiceMonitor": { "spec.selector": "any" },
  "monitoring.coreos.com/PodMonitor": { "spec.selector": "any" },
};
