import { valueAt } from "../../graph/fields.ts";
import { selectorOf } from "../../graph/labels.ts";
import type { Rule } from "../../rule.ts";
import { exactlyOneWorkload } from "../../selectors/one-workload.ts";

/** PodDisruptionBudgets protect the pods of one workload. */
export const disruptionBudgetSelectors: Rule = {
  number: 302,
  name: "disruption-budget-selectors",
  compares: true,
  reason: "A budget that selects no pods protects none, and an eviction of pods with two budgets fails.",
  see: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  *check(graph) {
    for (const at of graph.ofKind({ group: "policy", kind: "PodDisruptionBudget" })) {
      const selector = selectorOf(valueAt(at.object, "spec", "selector"));
      yield* exactlyOneWorkload(graph, at, "spec.selector", selector);
    }
  },
};
