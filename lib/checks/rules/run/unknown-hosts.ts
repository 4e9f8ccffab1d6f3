import type { Host } from "../../called-hosts/host.ts";
import { mentionsOf } from "../../called-hosts/mention.ts";
import type { Rule } from "../../rule.ts";
import { hostViolation } from "./unknown-hosts/missing.ts";

/** Hosts in the cluster that pods are told exist. */
export const unknownHosts: Rule = {
  number: 331,
  name: "unknown-hosts",
  compares: true,
  reason: "The name of a Service that does not exist resolves to nothing, and whoever calls it fails.",
  see: "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/",
  *check(graph) {
    const seen = new Set<Host>();
    for (const workload of graph.workloads) {
      for (const mention of mentionsOf(graph, workload)) {
        // What stands in a ConfigMap is the same for all of its namespace who read it.
        if (mention.at !== workload.resource && seen.has(mention.host)) continue;
        seen.add(mention.host);
        const violation = hostViolation(graph, workload.namespace, mention);
        if (violation !== undefined) yield violation;
      }
    }
  },
};
