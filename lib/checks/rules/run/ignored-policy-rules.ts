import { listAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

const directions = [
  ["ingress", "Ingress"],
  ["egress", "Egress"],
] as const;

function* violations(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(kinds.networkPolicy)) {
    const types = textsAt(at.object, "spec", "policyTypes");
    for (const [direction, type] of directions) {
      const isSaid = types.length === 0 || types.includes(type);
      if (isSaid || listAt(at.object, "spec", direction).length === 0) continue;
      yield {
        at,
        message: `spec.${direction} has rules, and spec.policyTypes does not name ${type}: they do nothing`,
        fix: `add ${type} to spec.policyTypes, or remove the rules`,
      };
    }
  }
}

/** Rules of NetworkPolicies are of a direction that the policy is for. */
export const ignoredPolicyRules: Rule = {
  number: 347,
  name: "ignored-policy-rules",
  reason: "Rules of a direction that policyTypes does not name let nothing through and keep nothing out.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec",
  check: violations,
};
