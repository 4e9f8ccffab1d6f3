import { replicasOf } from "../../demand/replicas.ts";
import type { Rule } from "../../rule.ts";
import { domainsText, mostDomains } from "../../scheduling/domains.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import { requiredTerms } from "../../scheduling/pod-terms.ts";
import { count } from "../../wording.ts";

/** There are as many nodes or zones as pods that must not share one. */
export const antiAffinityRoom: Rule = {
  number: 265,
  name: "anti-affinity-room",
  reason:
    "Of pods that must not share a node or zone, those beyond the number of these stay Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity",
  *check(graph) {
    for (const workload of graph.workloads) {
      const terms = requiredTerms(workload, "podAntiAffinity");
      if (terms.length === 0) continue;
      const nodes = eligibleNodes(graph, workload);
      if (nodes === undefined || nodes.length === 0 || workload.resource.object.kind === "DaemonSet")
        continue;
      for (const { topologyKey, isOwn } of terms) {
        if (!isOwn) continue;
        const { min, max } = replicasOf(graph, workload);
        const domains = mostDomains(topologyKey, nodes);
        if (max <= domains) continue;
        const pods = min > domains ? `${min}` : `up to ${max}`;
        yield {
          at: workload.resource,
          ...(min <= domains && { severity: "warning" }),
          message: `its anti-affinity allows one pod for each ${topologyKey}, and there are at most ${domainsText(topologyKey, domains)} for ${pods} pods: ${count((min > domains ? min : max) - domains, "pod")} too many`,
          fix: `make it no more than ${count(domains, "pod")}, prefer the anti-affinity instead of requiring it, or add nodes`,
        };
      }
    }
  },
};
