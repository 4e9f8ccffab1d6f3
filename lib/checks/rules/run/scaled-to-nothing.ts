import { numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { isEmpty } from "../../graph/labels.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { asTarget, scaledObject, scalersByTarget, targetKey } from "../../scaling/scalers.ts";
import { enumerate } from "../../wording.ts";

/** Workloads that a Rollout takes its pods from, and scales down itself. */
function takenByRollouts({ ofKind }: Graph): ReadonlySet<string> {
  return new Set(
    ofKind({ group: "argoproj.io", kind: "Rollout" }).map((one) =>
      targetKey({
        namespace: namespaceOf(one),
        kind: textAt(one.object, "spec", "workloadRef", "kind") ?? "",
        name: textAt(one.object, "spec", "workloadRef", "name") ?? "",
      }),
    ),
  );
}

/** A Service has pods to send to. */
export const scaledToNothing: Rule = {
  number: 373,
  name: "scaled-to-nothing",
  reason: "A Service of pods of which there are none has no endpoints: every connection is refused.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment",
  *check(graph) {
    const scalers = scalersByTarget(graph);
    const taken = takenByRollouts(graph);
    const isNothing = ({ resource }: Workload) => {
      const key = targetKey(asTarget(resource));
      // KEDA scales from nothing; a HorizontalPodAutoscaler is switched off by it.
      const isScaled =
        scalers.get(key)?.some((one) => one.resource.object.kind === scaledObject.kind) === true;
      return numberAt(resource.object, "spec", "replicas") === 0 && !isScaled && !taken.has(key);
    };
    for (const { resource: at, namespace, selector } of graph.services) {
      if (at === undefined || isEmpty(selector)) continue;
      const workloads = graph.pods.matching(namespace, selector);
      if (workloads.length === 0 || !workloads.every(isNothing)) continue;
      yield {
        at,
        // Whoever switches something off for a while leaves its Service.
        severity: "warning",
        message: `the pods that it sends to are those of ${enumerate(workloads.map(({ title }) => title))}, with 0 replicas: it has no endpoints`,
        fix: "raise spec.replicas, or remove both",
      };
    }
  },
};
