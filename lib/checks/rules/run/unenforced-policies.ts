import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** Somebody enforces the NetworkPolicies of a cluster. */
export const unenforcedPolicies: Rule = {
  number: 348,
  name: "unenforced-policies",
  reason: "Without a network plugin that enforces them, NetworkPolicies are accepted and do nothing.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html",
  *check(graph) {
    const { facts } = graph.tree;
    const policies = graph.ofKind(kinds.networkPolicy);
    if (facts.networkPolicyEnforcement !== null || policies.length === 0) return;
    yield {
      at: graph.tree,
      severity: "warning",
      message: `nobody enforces the ${policies.length} NetworkPolicy objects of the cluster: every pod can reach every other`,
      fix: 'set enableNetworkPolicy of the add-on vpc-cni to "true"',
    };
  },
};
