import { textAt, valueAt } from "../../graph/fields.ts";
import { namespaceOf } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { enumerate, titleOf } from "../../wording.ts";

/** No workload is scaled by two HorizontalPodAutoscalers. */
export const autoscalerRivals: Rule = {
  number: 305,
  name: "autoscaler-rivals",
  compares: true,
  reason: "Two autoscalers of one workload undo each other's decisions.",
  see: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/",
  *check(graph) {
    const autoscalers = graph.ofKind({ group: "autoscaling", kind: "HorizontalPodAutoscaler" });
    const targets = Map.groupBy(autoscalers, (autoscaler) => {
      const target = valueAt(autoscaler.object, "spec", "scaleTargetRef");
      return JSON.stringify([
        namespaceOf(autoscaler),
        textAt(target, "kind") ?? "",
        textAt(target, "name") ?? "",
      ]);
    });
    for (const rivals of targets.values()) {
      for (const at of rivals) {
        const others = rivals.filter(({ object }) => object.metadata.name !== at.object.metadata.name);
        const target = valueAt(at.object, "spec", "scaleTargetRef");
        const [kind, name] = [textAt(target, "kind"), textAt(target, "name")];
        if (others.length === 0 || kind === undefined || name === undefined) continue;
        yield {
          at,
          message: `${kind} ${name} is also scaled by ${enumerate(others.map(titleOf))}`,
          fix: "put the metrics into one autoscaler",
        };
      }
    }
  },
};
