import { numberAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Violation } from "../../rule.ts";

/**
 * HorizontalPodAutoscalers between bounds that leave no number of replicas.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
 */
export function* autoscalerViolations(graph: Graph): Generator<Violation> {
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
}
