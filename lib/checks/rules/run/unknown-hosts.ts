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
    for (const workload of graph.workloads) {
      for (const mention of mentionsOf(graph, workload)) {
        const violation = hostViolation(graph, workload.namespace, mention);
        if (violation !== undefined) yield violation;
      }
    }
  },
};
