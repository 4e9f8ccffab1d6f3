import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { coverOf } from "../../change/removal.ts";
import { numberAt, textAt, valueAt } from "../../graph/fields.ts";
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

/** The fewest pods of what autoscalers scale, by kind and name of it. */
function fewestIn(graph: Graph): ReadonlyMap<string, number> {
  const autoscalers = graph.ofKind({ group: "autoscaling", kind: "HorizontalPodAutoscaler" });
  return new Map(
    autoscalers.map((autoscaler) => {
      const target = valueAt(autoscaler.object, "spec", "scaleTargetRef");
      const key = [namespaceOf(autoscaler), textAt(target, "kind"), textAt(target, "name")].join("/");
      return [key, numberAt(autoscaler.object, "spec", "minReplicas") ?? 1];
    }),
  );
}

/** Whether a workload has pods besides the one that is interrupted: a budget for one would only block the drain. */
function hasSeveral({ resource, namespace }: Workload, fewest: ReadonlyMap<string, number>): boolean {
  const { kind, metadata, ...object } = resource.object;
  const scaled = fewest.get([namespace, kind, metadata.name].join("/"));
  return (scaled ?? numberAt(object, "spec", "replicas") ?? 1) > 1;
}

/** Budgets that kept some pods running. */
export const lostBudgets: ChangeRule = {
  number: 624,
  name: "lost-budgets",
  reason: "Without a budget a drain of nodes may stop all pods of a workload at once.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
  *check(change) {
    const { graph } = change.head;
    const isCovered = coverOf(change);
    const gone = change.removed.filter((resource) => isOf(resource, budget) && !isCovered(resource));
    if (gone.length === 0) return;
    const fewest = fewestIn(graph);
    const covered = new Set(graph.ofKind(budget).flatMap((one) => podsOf(graph, one)));
    for (const resource of gone) {
      const open = podsOf(graph, resource).filter((one) => !covered.has(one) && hasSeveral(one, fewest));
      const titles = open.map(({ title }) => title);
      if (titles.length === 0) continue;
      const message = `it is gone: a drain of nodes may stop all pods of ${enumerate([...titles].sort())} at once`;
      yield destroys(resource, { message, cure: "keep its manifest" });
    }
  },
};
