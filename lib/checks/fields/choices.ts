import type { FieldTable } from "./table.ts";

/** The values that a field may have; an empty text is one of them where the API server fills it in. */
export type Choice = readonly string[];

const retention = ["", "Retain", "Delete"];
const target = ["Utilization", "Value", "AverageValue"];
const policy = ["Pods", "Percent"];

const rolesOf = (kinds: readonly string[]) => ({
  "roleRef.kind": kinds,
  "roleRef.apiGroup": ["", "rbac.authorization.k8s.io"],
  "subjects[].kind": ["ServiceAccount", "User", "Group"],
});

const webhook = {
  "webhooks[].failurePolicy": ["Fail", "Ignore"],
  "webhooks[].matchPolicy": ["Exact", "Equivalent"],
  "webhooks[].sideEffects": ["None", "NoneOnDryRun"],
  "webhooks[].rules[].operations[]": ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"],
  "webhooks[].rules[].scope": ["Cluster", "Namespaced", "*"],
};

/** Fields with a fixed choice of values that their schemas do not list. */
export const choices: FieldTable<Choice> = {
  pod: { "tolerations[].operator": ["", "Equal", "Exists"] },
  job: { "podFailurePolicy.rules[].onPodConditions[].status": ["", "True", "False", "Unknown"] },
  "apps/StatefulSet": {
    "spec.persistentVolumeClaimRetentionPolicy.whenDeleted": retention,
    "spec.persistentVolumeClaimRetentionPolicy.whenScaled": retention,
  },
  "networking.k8s.io/IngressClass": { "spec.parameters.scope": ["Cluster", "Namespace"] },
  "autoscaling/HorizontalPodAutoscaler": {
    "spec.metrics[].type": ["Resource", "ContainerResource", "Pods", "Object", "External"],
    "spec.metrics[].resource.target.type": target,
    "spec.metrics[].containerResource.target.type": target,
    "spec.metrics[].pods.target.type": target,
    "spec.metrics[].object.target.type": target,
    "spec.metrics[].external.target.type": target,
    "spec.behavior.scaleUp.selectPolicy": ["Max", "Min", "Disabled"],
    "spec.behavior.scaleDown.selectPolicy": ["Max", "Min", "Disabled"],
    "spec.behavior.scaleUp.policies[].type": policy,
    "spec.behavior.scaleDown.policies[].type": policy,
  },
  "rbac.authorization.k8s.io/RoleBinding": rolesOf(["Role", "ClusterRole"]),
  "rbac.authorization.k8s.io/ClusterRoleBinding": rolesOf(["ClusterRole"]),
  "apiextensions.k8s.io/CustomResourceDefinition": {
    "spec.scope": ["Namespaced", "Cluster"],
    "spec.conversion.strategy": ["None", "Webhook"],
    "spec.versions[].additionalPrinterColumns[].type": ["boolean", "date", "integer", "number", "string"],
  },
  "admissionregistration.k8s.io/MutatingWebhookConfiguration": webhook,
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration": webhook,
  "storage.k8s.io/CSIDriver": {
    "spec.fsGroupPolicy": ["None", "File", "ReadWriteOnceWithFSType"],
    "spec.volumeLifecycleModes[]": ["Persistent", "Ephemeral"],
  },
  "scheduling.k8s.io/PriorityClass": { preemptionPolicy: ["Never", "PreemptLowerPriority"] },
};
