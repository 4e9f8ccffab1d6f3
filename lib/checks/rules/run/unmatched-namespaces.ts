import type { Graph } from "../../graph/graph.ts";
import { indexLabels } from "../../graph/label-index.ts";
import { isEmpty, type Selector, selectorText } from "../../graph/labels.ts";
import { type Namespaces, nameLabel } from "../../graph/namespaces.ts";
import { once } from "../../graph/once.ts";
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

const namesOf = once(({ all }: Namespaces) => new Set(all));

/** The namespace whose name stands in a label that it does not have: `name: kube-system`. */
function meantBy({ namespaces }: Graph, { labels }: Selector): string | undefined {
  return labels.map(([, value]) => value).find((value) => namesOf(namespaces).has(value));
}

/** Namespaces by their labels, and those that may have more than are known. */
const labelled = once((graph: Graph) => {
  const all = graph.namespaces.all.map((name) => ({ namespace: name, ...namespaceLabels(graph, name) }));
  return { index: indexLabels(all), open: all.filter(({ isComplete }) => !isComplete) };
});

function isMatched(graph: Graph, selector: Selector): boolean {
  const meant = meantBy(graph, selector);
  const { index, open } = labelled(graph);
  if (index.everywhere(selector).length > 0) return true;
  return open
    .filter(({ namespace }) => meant === undefined || namespace === meant)
    .some(({ labels }) => selects(selector, labels, false) !== "no");
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
