import { tableOf } from "../../fields/all.ts";
import { faultsOfSelector, isEmptySelector } from "../../fields/selectors.ts";
import { entriesOf, type FieldTable } from "../../fields/table.ts";
import { isMap } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const terms = (place: string) => ({
  [`affinity.${place}.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector`]: "any",
  [`affinity.${place}.requiredDuringSchedulingIgnoredDuringExecution[].namespaceSelector`]: "any",
  [`affinity.${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector`]:
    "any",
  [`affinity.${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaceSelector`]:
    "any",
});

const webhook = { "webhooks[].namespaceSelector": "any", "webhooks[].objectSelector": "any" };
const owner = { "spec.selector": "some" };

/** Where selectors stand: those that may select everything, and those that have to ask for something. */
const selectors: FieldTable<string> = {
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

const everywhere = entriesOf<string>(
  tableOf(({ selectors }) => selectors),
  isMap,
);
const places = entriesOf(selectors, isMap);

/** Label selectors are ones that Kubernetes can evaluate. */
export const labelSelectors: Rule = {
  number: 145,
  name: "label-selectors",
  reason:
    "The API server refuses a selector with an operator, key or value that labels cannot have, and a workload that selects every pod.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  *check(graph) {
    for (const { at, path, whose, what, value, rule } of [...places(graph), ...everywhere(graph)]) {
      for (const fault of faultsOfSelector(path, whose, value)) yield { at, ...fault };
      if (rule === "some" && isEmptySelector(value)) {
        yield { at, message: `${what} selects every pod`, fix: "write the labels of its own pods" };
      }
    }
  },
};
