import type { Resource } from "#lib/render/resource.ts";
import { type Found, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { selectorOf } from "../../graph/labels.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { leastReplicas } from "../../scaling/replicas.ts";
import { type Scaler, scalersByTarget } from "../../scaling/scalers.ts";
import { count, enumerate } from "../../wording.ts";

/** A number or percentage of pods, rounded up as the API server does; nothing for what is neither. */
function podsOf(amount: Found, all: number): number | undefined {
  if (typeof amount === "number") return amount;
  const percent = typeof amount === "string" ? /^(\d{1,3})%$/.exec(amount)?.[1] : undefined;
  return percent === undefined ? undefined : Math.ceil((Number(percent) * all) / 100);
}

/** How many pods may be evicted while all of them run. */
function disruptionsAllowed({ object }: Resource, all: number): number | undefined {
  const most = podsOf(valueAt(object, "spec", "maxUnavailable"), all);
  const least = podsOf(valueAt(object, "spec", "minAvailable"), all);
  if (most !== undefined) return most;
  return least === undefined ? undefined : all - least;
}

function boundText({ object }: Resource): string {
  const most = valueAt(object, "spec", "maxUnavailable");
  return most === undefined
    ? `minAvailable ${valueAt(object, "spec", "minAvailable")}`
    : `maxUnavailable ${most}`;
}

/** How many pods workloads have together at least; nothing where that is not known. */
function podsTogether(scalers: ReadonlyMap<string, readonly Scaler[]>) {
  return once((workloads: readonly Workload[]): number | undefined => {
    const replicas = workloads.map((workload) => leastReplicas(workload, scalers));
    return replicas.reduce<number | undefined>(
      (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
      0,
    );
  });
}

function violationOf(
  graph: Graph,
  at: Resource,
  replicasOf: ReturnType<typeof podsTogether>,
): Violation | undefined {
  const selector = selectorOf(valueAt(at.object, "spec", "selector"));
  const workloads = graph.pods.matching(namespaceOf(at), selector);
  const all = replicasOf(workloads);
  if (all === undefined || all === 0) return undefined;
  const allowed = disruptionsAllowed(at, all);
  if (allowed === undefined || allowed > 0) return undefined;
  const titles = enumerate([...new Set(workloads.map(({ title }) => title))]);
  return {
    at,
    message: `${boundText(at)} of the ${count(all, "pod")} that ${titles} has at least lets none be evicted: drains of nodes never end`,
    fix: all === 1 ? "run a second replica, or write maxUnavailable 1" : "write maxUnavailable 1",
  };
}

/** A budget lets nodes be drained. */
export const blockingDisruptionBudgets: Rule = {
  number: 368,
  name: "blocking-disruption-budgets",
  reason:
    "A budget that allows no disruption holds up every drain: nodes can be neither replaced nor upgraded.",
  see: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions",
  *check(graph) {
    const replicasOf = podsTogether(scalersByTarget(graph));
    for (const at of graph.ofKind({ group: "policy", kind: "PodDisruptionBudget" })) {
      const violation = violationOf(graph, at, replicasOf);
      if (violation !== undefined) yield violation;
    }
  },
};
