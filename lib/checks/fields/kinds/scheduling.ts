import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";

const targets = ["resource", "containerResource", "pods", "object", "external"];

/** How much pods may have, and how many there are. */
export const scheduling: FieldRules = {
  ranges: {
    "autoscaling/HorizontalPodAutoscaler": {
      ...Object.fromEntries(
        ["pods", "object", "external"].map((type) => [
          `spec.metrics[].${type}.target.averageUtilization`,
          [1, 2_147_483_647] as const,
        ]),
      ),
      "spec.targetCPUUtilizationPercentage": [1, 2_147_483_647],
    },
  },
  required: {
    "autoscaling/HorizontalPodAutoscaler": {
      "spec.metrics[].type": "write the type",
      ...Object.fromEntries(targets.map((type) => [`spec.metrics[].${type}.target.type`, "write the type"])),
    },
  },
  choices: { "node.k8s.io/RuntimeClass": { "scheduling.tolerations[].operator": ["", "Equal", "Exists"] } },
  texts: {
    "autoscaling/HorizontalPodAutoscaler": {
      "spec.scaleTargetRef.apiVersion": forms.groupVersion,
      "spec.metrics[].object.describedObject.apiVersion": forms.groupVersion,
      "spec.metrics[].object.describedObject.kind": forms.segment,
    },
    "node.k8s.io/RuntimeClass": {
      "scheduling.tolerations[].key": forms.qualified,
      "scheduling.tolerations[].value": forms.labelValue,
    },
    "/Namespace": { "spec.finalizers[]": filled(forms.finalizer) },
  },
  keys: {
    "node.k8s.io/RuntimeClass": { "scheduling.nodeSelector": forms.qualified },
  },
  distinct: {
    "node.k8s.io/RuntimeClass": { "scheduling.tolerations": ["key", "operator", "value", "effect"] },
  },
  quantities: {
    "node.k8s.io/RuntimeClass": { "overhead.podFixed.*": true },
    "autoscaling/HorizontalPodAutoscaler": {
      "spec.behavior.scaleUp.tolerance": true,
      "spec.behavior.scaleDown.tolerance": true,
    },
  },
};
