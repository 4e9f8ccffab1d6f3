import type { Graph } from "../../graph/graph.ts";
import { isEmpty, type Selector, selectorText } from "../../graph/labels.ts";
import { nameLabel } from "../../graph/namespaces.ts";
import { namespaceLabels } from "../../reach/namespace-labels.ts";
import { policiesOf } from "../../reach/policies.ts";
import { type Policy, peerLists } from "../../reach/policy.ts";
import { selects } from "../../reach/selection.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Whether a selector asks for the one label that every namespace has, which is another rule's matter. */
function namesOnly({ labels, expressions }: Selector): boolean {
  return [...labels.map(([key]) => key), ...expressions.map(({ key }) => key)].every(
    (key) => key === nameLabel,
  );
}

/** The namespace whose name stands in a label that it does not have: `name: kube-system`. */
function meantBy(graph: Graph, { labels }: Selector): string | undefined {
  return labels.map(([, value]) => value).find((value) => graph.namespaces.all.includes(value));
}

function isMatched(graph: Graph, selector: Selector): boolean {
  const meant = meantBy(graph, selector);
  const candidates = meant === undefined ? graph.namespaces.all : [meant];
  const may = (name: string) => {
    const { labels, isComplete } = namespaceLabels(graph, name);
    return selects(selector, labels, isComplete) !== "no";
  };
  return candidates.some(may) || (meant !== undefined && graph.namespaces.matching(selector).length > 0);
}

function* ofPolicy(graph: Graph, policy: Policy, seen: Map<string, boolean>): Generator<Violation> {
  for (const direction of ["ingress", "egress"] as const) {
    for (const rule of policy[direction] ?? []) {
      for (const [index, { namespaces: selector }] of rule.peers.entries()) {
        if (selector === undefined || isEmpty(selector) || namesOnly(selector)) continue;
        const text = selectorText(selector);
        const matched = seen.get(text) ?? isMatched(graph, selector);
        seen.set(text, matched);
        if (matched) continue;
        const meant = meantBy(graph, selector);
        const isTold = meant !== undefined || graph.tree.facts.preinstalled !== undefined;
        yield {
          at: policy.resource,
          ...(!isTold && { severity: "warning" }),
          message: `${rule.place}.${peerLists[direction]}[${index}].namespaceSelector asks for ${text}, which no namespace has: the peer is nobody`,
          fix:
            meant === undefined
              ? "write labels that the namespace has, or give it these"
              : `write ${nameLabel}: ${meant}, or give Namespace ${meant} the label`,
        };
      }
    }
  }
}

/** The labels by which NetworkPolicies select namespaces are labels of namespaces. */
export const unmatchedNamespaces: Rule = {
  number: 345,
  name: "unmatched-namespaces",
  compares: true,
  reason: "A peer in a namespace that no label leads to lets nobody through.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name",
  *check(graph) {
    const seen = new Map<string, boolean>();
    for (const policy of policiesOf(graph)) yield* ofPolicy(graph, policy, seen);
  },
};
