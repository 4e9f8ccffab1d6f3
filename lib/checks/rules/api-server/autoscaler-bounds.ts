import { numberAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** HorizontalPodAutoscalers have bounds that leave a number of replicas. */
export const autoscalerBounds: Rule = {
  number: 115,
  name: "autoscaler-bounds",
  reason: "The API server refuses an autoscaler between bounds that leave no number of replicas.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/",
  *check(graph) {
    for (const at of graph.ofKind({ group: "autoscaling", kind: "HorizontalPodAutoscaler" })) {
      const least = numberAt(at.object, "spec", "minReplicas") ?? 1;
      const most = numberAt(at.object, "spec", "maxReplicas");
      if (most === undefined) continue;
      if (most < 1) {
        yield { at, message: `spec.maxReplicas is ${most}`, fix: "write 1 or more" };
      } else if (least > most) {
        yield {
          at,
          message: `spec.minReplicas ${least} is above spec.maxReplicas ${most}`,
          fix: "raise maxReplicas, or lower minReplicas",
        };
      }
    }
    for (const at of graph.ofKind({ group: "keda.sh", kind: "ScaledObject" })) {
      const least = numberAt(at.object, "spec", "minReplicaCount") ?? 0;
      const most = numberAt(at.object, "spec", "maxReplicaCount");
      if (most === undefined || least <= most) continue;
      yield {
        at,
        message: `spec.minReplicaCount ${least} is above spec.maxReplicaCount ${most}`,
        fix: "raise maxReplicaCount, or lower minReplicaCount",
      };
    }
  },
};
