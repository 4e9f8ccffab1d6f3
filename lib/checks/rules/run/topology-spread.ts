import { listAt, valueAt } from "../../graph/fields.ts";
import { matches, selectorOf, selectorText } from "../../graph/labels.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

function* ofSpread({ resource: at, podSpec, labels }: Workload): Generator<Violation> {
  for (const [index, constraint] of listAt(podSpec, "topologySpreadConstraints").entries()) {
    const selector = selectorOf(valueAt(constraint, "labelSelector"));
    if (matches(selector, labels)) continue;
    yield {
      at,
      message: `topologySpreadConstraints[${index}] counts pods with ${selectorText(selector)}, which its own pods do not have`,
      fix: "write labels of the pod template",
    };
  }
}

/** Spread constraints count the workload's own pods. */
export const topologySpread: Rule = {
  number: 306,
  name: "topology-spread",
  reason: "A constraint that counts other pods than the workload's own spreads nothing.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
  *check({ workloads }) {
    for (const workload of workloads) yield* ofSpread(workload);
  },
};
