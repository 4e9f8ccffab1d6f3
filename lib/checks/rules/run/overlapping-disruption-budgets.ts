import type { Resource } from "#lib/render/resource.ts";
import { valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { selectorOf } from "../../graph/labels.ts";
import { nearestWorkloads } from "../../graph/variants.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { enumerate, enumerateOthers } from "../../wording.ts";

/** Workloads that a selector finds: one list for all who ask for the same. */
type Selection = readonly Workload[];

function selectionOf(graph: Graph, budget: Resource): Selection {
  const selector = selectorOf(valueAt(budget.object, "spec", "selector"));
  return nearestWorkloads(budget, graph.pods.matching(namespaceOf(budget), selector));
}

/** Workloads with the names of all of their budgets. */
interface Shared {
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly budgets: readonly Resource[];
}

/** Workloads that have several budgets, those with the same ones together. */
function* sharedIn(graph: Graph): Generator<Shared> {
  const budgets = graph.ofKind({ group: "policy", kind: "PodDisruptionBudget" });
  const bySelection = Map.groupBy(budgets, (budget) => selectionOf(graph, budget));
  const selections = new Map<Workload, number[]>();
  const owners = [...bySelection.values()];
  for (const [index, selection] of [...bySelection.keys()].entries()) {
    for (const workload of selection) {
      const others = selections.get(workload);
      if (others === undefined) selections.set(workload, [index]);
      else others.push(index);
    }
  }
  for (const group of Map.groupBy(selections, ([, indexes]) => indexes.join()).values()) {
    const indexes = group[0]?.[1] ?? [];
    const own = indexes.flatMap((index) => owners[index] ?? []);
    const names = [...new Set(own.map(({ object }) => object.metadata.name))];
    const titles = [...new Set(group.map(([{ title }]) => title))];
    if (names.length > 1) yield { titles, names, budgets: own };
  }
}

/** A pod has one budget. */
export const overlappingDisruptionBudgets: Rule = {
  number: 369,
  name: "overlapping-disruption-budgets",
  compares: true,
  reason:
    "The eviction of a pod with two budgets is answered with an error, so that its node is never drained.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works",
  *check(graph) {
    for (const { titles, names, budgets } of sharedIn(graph)) {
      for (const at of budgets) {
        yield {
          at,
          message: `the pods of ${enumerate(titles)} also have the budget ${enumerateOthers(names, at.object.metadata.name)}: with two none of them can be evicted`,
          fix: "remove one of them, or correct its selector",
        };
      }
    }
  },
};
