import { mentionsOfObjects } from "../../called-hosts/of-objects.ts";
import { namespaceOf } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { hostViolation } from "./unknown-hosts/missing.ts";

/** Hosts in the cluster that objects without pods name exist: data sources, values of charts, webhooks of alerts. */
export const unknownHostsOfObjects: Rule = {
  number: 334,
  name: "unknown-hosts-of-objects",
  compares: true,
  reason: "Whatever an operator or a chart is told to call does not answer under a name that no Service has.",
  see: "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/",
  *check(graph) {
    for (const mention of mentionsOfObjects(graph)) {
      const violation = hostViolation(graph, namespaceOf(mention.at), mention);
      if (violation !== undefined) yield violation;
    }
  },
};
