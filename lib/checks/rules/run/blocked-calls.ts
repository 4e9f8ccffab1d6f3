import { blockedFlows } from "../../flows/blocked.ts";
import type { Rule } from "../../rule.ts";

/** Policies let pods reach the Services that their variables, files and command lines name. */
export const blockedCalls: Rule = {
  number: 330,
  name: "blocked-calls",
  compares: true,
  reason: "Pods that cannot reach what they are told to use start and then time out.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  check: (graph) => blockedFlows(graph, "call"),
};
