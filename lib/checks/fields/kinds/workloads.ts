import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";

const spec = { spec: "write the specification", "spec.template": "write the template of its pods" };
const selecting = { ...spec, "spec.selector": "write the labels of its pods" };

/** Fields of what makes pods, beside those of the pods. */
export const workloads: FieldRules = {
  required: {
    "apps/DaemonSet": selecting,
    "apps/Deployment": selecting,
    "apps/ReplicaSet": { ...spec, "spec.selector": selecting["spec.selector"] },
    "apps/StatefulSet": {
      ...selecting,
      "spec.volumeClaimTemplates[].metadata": "name the claim",
      "spec.volumeClaimTemplates[].spec": "write what is claimed",
    },
    "/ReplicationController": spec,
    "batch/Job": spec,
    "/PodTemplate": { template: "write the template" },
    "batch/CronJob": {
      spec: "write the specification",
      "spec.jobTemplate": "write the template of its Jobs",
      "spec.jobTemplate.spec": "write the specification of its Jobs",
      "spec.jobTemplate.spec.template": "write the template of its pods",
    },
  },
  ranges: {
    job: { "successPolicy.rules[].succeededCount": [0, 2_147_483_647] },
    "/ReplicationController": {
      "spec.replicas": [0, 2_147_483_647],
      "spec.minReadySeconds": [0, 2_147_483_647],
    },
    "apps/ControllerRevision": { revision: [0, Number.MAX_SAFE_INTEGER] },
    "coordination.k8s.io/Lease": { "spec.leaseTransitions": [0, 2_147_483_647] },
  },
  texts: {
    job: {
      managedBy: filled(forms.domainPath),
      "podFailurePolicy.rules[].onExitCodes.containerName": filled(forms.name),
      "podFailurePolicy.rules[].onPodConditions[].type": filled(forms.qualified),
    },
    "apps/StatefulSet": { "spec.volumeClaimTemplates[].spec.volumeAttributesClassName": forms.subdomain },
  },
  selectors: { job: { selector: "any" } },
};
