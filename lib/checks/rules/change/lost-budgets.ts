import type { Resource } from "#lib/render/resource.ts";
import type { Change } from "../../change/change.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { coverOf } from "../../change/removal.ts";
import { numberAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, namespaceOf } from "../../graph/kind.ts";
import { isEmpty, selectorOf } from "../../graph/labels.ts";
import type { Workload } from "../../graph/workload.ts";
import { enumerate } from "../../wording.ts";

const budget = { group: "policy", kind: "PodDisruptionBudget" };

function podsOf({ pods }: Graph, { object, ...resource }: Resource): readonly Workload[] {
  const selector = selectorOf(valueAt(object, "spec", "selector"));
  return isEmpty(selector) ? [] : pods.matching(namespaceOf({ object, ...resource }), selector);
}

/** Workloads that are interrupted as a whole without a budget. */
function unprotected({ head }: Change, gone: Resource, covered: ReadonlySet<Workload>): Workload[] {
  return podsOf(head.graph, gone).filter(
    (workload) => !covered.has(workload) && numberAt(workload.resource.object, "spec", "replicas") !== 1,
  );
}

/** Budgets that kept some pods running. */
export const lostBudgets: ChangeRule = {
  number: 624,
  name: "lost-budgets",
  reason: "Without a budget a drain of nodes may stop all pods of a workload at once.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
  *check(change) {
    const { graph } = change.head;
    const covered = new Set(graph.ofKind(budget).flatMap((one) => podsOf(graph, one)));
    const isCovered = coverOf(change);
    for (const resource of change.removed) {
      if (!isOf(resource, budget) || isCovered(resource)) continue;
      const titles = unprotected(change, resource, covered).map(({ title }) => title);
      if (titles.length === 0) continue;
      const message = `it is gone: a drain of nodes may stop all pods of ${enumerate([...titles].sort())} at once`;
      yield destroys(resource, { message, cure: "keep its manifest" });
    }
  },
};
