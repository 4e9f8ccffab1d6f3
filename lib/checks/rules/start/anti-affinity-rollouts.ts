import { replicasOf } from "../../demand/replicas.ts";
import { type Found, textAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";
import { domainsText, mostDomains } from "../../scheduling/domains.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import { requiredTerms } from "../../scheduling/pod-terms.ts";

const USUAL = "25%";

/** How many pods of so many a rollout may leave out: a share is rounded down. */
function leftOut(amount: Found, replicas: number): number {
  if (typeof amount === "number") return amount;
  return Math.floor((replicas * Number.parseInt(String(amount ?? USUAL), 10)) / 100) || 0;
}

/** A rollout of pods that must not share a node or zone finds a place for its first new pod. */
export const antiAffinityRollouts: Rule = {
  number: 266,
  name: "anti-affinity-rollouts",
  reason:
    "A rollout that stops no old pod before a new one runs never ends when every node or zone has an old pod that keeps the new one away.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment",
  *check(graph) {
    for (const workload of graph.workloads) {
      const { object } = workload.resource;
      if (object.kind !== "Deployment" || textAt(object, "spec", "strategy", "type") === "Recreate") continue;
      const { min } = replicasOf(graph, workload);
      const unavailable = valueAt(object, "spec", "strategy", "rollingUpdate", "maxUnavailable");
      if (min < 1 || leftOut(unavailable, min) > 0) continue;
      const nodes = eligibleNodes(graph, workload);
      if (nodes === undefined) continue;
      for (const { topologyKey, isOwn, isOfRevision } of requiredTerms(workload, "podAntiAffinity")) {
        if (!isOwn || isOfRevision || mostDomains(topologyKey, nodes) !== min) continue;
        yield {
          at: workload.resource,
          message: `a rollout stops none of its ${min} pods before a new one is ready (maxUnavailable ${unavailable ?? USUAL}), and its anti-affinity leaves a new one no place on ${domainsText(topologyKey, min)}: it never ends`,
          fix: "set maxUnavailable to 1, or prefer the anti-affinity instead of requiring it",
        };
      }
    }
  },
};
