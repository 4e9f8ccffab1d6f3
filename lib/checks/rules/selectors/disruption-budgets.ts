import { valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { selectorOf } from "../../graph/labels.ts";
import type { Violation } from "../../rule.ts";
import { exactlyOneWorkload } from "./one-workload.ts";

/**
 * PodDisruptionBudgets that protect no pods, or pods of several workloads: an eviction of pods with two budgets
 * fails.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function* budgetViolations(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind({ group: "policy", kind: "PodDisruptionBudget" })) {
    const selector = selectorOf(valueAt(at.object, "spec", "selector"));
    yield* exactlyOneWorkload(graph, at, "spec.selector", selector);
  }
}
