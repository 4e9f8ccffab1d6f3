import type { Resource } from "#lib/render/resource.ts";
import { valueAt } from "../../graph/fields.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { selectorOf } from "../../graph/labels.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** A pod has one budget. */
export const overlappingDisruptionBudgets: Rule = {
  number: 369,
  name: "overlapping-disruption-budgets",
  compares: true,
  reason:
    "The eviction of a pod with two budgets is answered with an error, so that its node is never drained.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works",
  *check(graph) {
    const budgets = new Map<Workload, Resource[]>();
    for (const budget of graph.ofKind({ group: "policy", kind: "PodDisruptionBudget" })) {
      const selector = selectorOf(valueAt(budget.object, "spec", "selector"));
      for (const workload of graph.pods.matching(namespaceOf(budget), selector)) {
        budgets.set(workload, [...(budgets.get(workload) ?? []), budget]);
      }
    }
    for (const [{ title }, rivals] of budgets) {
      for (const at of rivals) {
        const names = rivals.map(({ object }) => object.metadata.name);
        const others = [...new Set(names)].filter((name) => name !== at.object.metadata.name);
        if (others.length === 0) continue;
        yield {
          at,
          message: `the pods of ${title} also have the budget ${enumerate(others)}: with two none of them can be evicted`,
          fix: "remove one of them, or correct its selector",
        };
      }
    }
  },
};
