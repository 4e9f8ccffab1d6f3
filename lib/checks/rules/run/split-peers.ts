import type { Graph } from "../../graph/graph.ts";
import { isEmpty, type Selector, selectorText } from "../../graph/labels.ts";
import { namespaceLabels } from "../../reach/namespace-labels.ts";
import { policiesOf } from "../../reach/policies.ts";
import { type Policy, type PolicyPeer, peerLists } from "../../reach/policy.ts";
import { selects } from "../../reach/selection.ts";
import type { Rule, Violation } from "../../rule.ts";

interface Split {
  readonly namespaces: Selector;
  readonly pods: Selector;
}

/** Two neighbours of which one says the namespaces and the other the pods: written as one, they mean both. */
function splitOf(one: PolicyPeer, other: PolicyPeer): Split | undefined {
  const namespaces = one.namespaces ?? other.namespaces;
  const pods = one.pods ?? other.pods;
  const isSplit =
    namespaces !== undefined &&
    pods !== undefined &&
    [one, other].every(
      ({ namespaces: inNamespaces, pods: ofPods }) => (inNamespaces === undefined) !== (ofPods === undefined),
    ) &&
    (one.namespaces === undefined) !== (other.namespaces === undefined);
  return isSplit ? { namespaces, pods } : undefined;
}

/** Whether the pods that are meant are not in the namespace of the policy, but may be in the others. */
function areMeantTogether(graph: Graph, { namespace }: Policy, { namespaces, pods }: Split): boolean {
  if (isEmpty(pods) || graph.unseen.has(namespace)) return false;
  const { labels, isComplete } = namespaceLabels(graph, namespace);
  const isElsewhere = selects(namespaces, labels, isComplete) !== "yes" && !isEmpty(namespaces);
  return isElsewhere && graph.pods.matching(namespace, pods).length === 0;
}

function* ofPolicy(graph: Graph, policy: Policy): Generator<Violation> {
  for (const direction of ["ingress", "egress"] as const) {
    const list = peerLists[direction];
    for (const rule of policy[direction] ?? []) {
      for (const [index, peer] of rule.peers.entries()) {
        const next = rule.peers[index + 1];
        const split = next && splitOf(peer, next);
        if (split === undefined || !areMeantTogether(graph, policy, split)) continue;
        yield {
          at: policy.resource,
          severity: "warning",
          message: `${rule.place}.${list}[${index}] and [${index + 1}] are two peers: every pod of the namespaces with ${selectorText(split.namespaces)}, and pods with ${selectorText(split.pods)} of namespace ${policy.namespace}, which has none`,
          fix: "write namespaceSelector and podSelector in one item of the list",
        };
      }
    }
  }
}

/** The namespace and the pods of a peer stand in one item of the list. */
export const splitPeers: Rule = {
  number: 346,
  name: "split-peers",
  reason:
    "As two items, a namespaceSelector opens the whole namespace and a podSelector means the policy's own.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
  *check(graph) {
    for (const policy of policiesOf(graph)) yield* ofPolicy(graph, policy);
  },
};
