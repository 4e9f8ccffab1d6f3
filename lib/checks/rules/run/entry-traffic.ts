import { blockedFlows } from "../../flows/blocked.ts";
import type { Rule } from "../../rule.ts";

/** Policies let requests of Ingresses and load balancers reach the pods behind them. */
export const entryTraffic: Rule = {
  number: 333,
  name: "entry-traffic",
  compares: true,
  reason:
    "A load balancer that its policies keep out finds no healthy target and answers every request with an error.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
  check: (graph) => blockedFlows(graph, "entry"),
};
