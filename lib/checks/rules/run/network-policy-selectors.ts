import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty, type Selector, selectorText } from "../../graph/labels.ts";
import { nameLabel } from "../../graph/namespaces.ts";
import { presenceOf } from "../../graph/presence.ts";
import { nearest } from "../../nearest.ts";
import { writtenPolicies } from "../../reach/policies.ts";
import { type Policy, type PolicyPeer, peerLists } from "../../reach/policy.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const everything: Selector = { labels: [], expressions: [] };

/** Whether a pod of the namespace has labels that differ from those asked for by a slip of the pen. */
function isSlip({ pods }: Graph, namespace: string, { labels, expressions }: Selector): boolean {
  if (expressions.length > 0) return false;
  return pods
    .matching(namespace, everything)
    .some((pod) =>
      labels.every(
        ([key, value]) => nearest(value, [pod.labels.get(key) ?? ""]) || pod.labels.get(key) === value,
      ),
    );
}

function ofOwnPods(graph: Graph, { resource: at, namespace, selector }: Policy): Violation | undefined {
  if (isEmpty(selector)) return undefined;
  const presence = presenceOf(graph, namespace, selector);
  if (presence === "present") return undefined;
  // Charts have more pods than the facts give labels of.
  if (presence === "unknown" && !isSlip(graph, namespace, selector)) return undefined;
  return {
    at,
    ...(presence === "unknown" && { severity: "warning" }),
    message: `spec.podSelector asks for ${selectorText(selector)}, which no pods of namespace ${namespace} have`,
    fix: "write the labels of the pods that are meant",
  };
}

function namesOnly({ labels, expressions }: Selector): boolean {
  const keys = [...labels.map(([key]) => key), ...expressions.map(({ key }) => key)];
  return keys.length > 0 && keys.every((key) => key === nameLabel);
}

/** A selector of a peer that leads nowhere. */
interface Lost {
  readonly field: "namespaceSelector" | "podSelector";
  readonly selector: Selector;
  /** The namespaces in which no pods are selected. */
  readonly namespaces: readonly string[];
}

/** What leads nowhere of a peer, as far as the tree shows. */
function lostIn(graph: Graph, policy: Policy, { namespaces: within, pods }: PolicyPeer): Lost | undefined {
  const namespaces = within === undefined ? [policy.namespace] : graph.namespaces.matching(within);
  if (namespaces.length === 0) {
    const isLost = within !== undefined && namesOnly(within);
    return isLost ? { field: "namespaceSelector", selector: within, namespaces } : undefined;
  }
  if (pods === undefined || isEmpty(pods)) return undefined;
  for (const name of namespaces) {
    if (presenceOf(graph, name, pods) !== "absent") return undefined;
  }
  return { field: "podSelector", selector: pods, namespaces };
}

function violationOf(
  { tree }: Graph,
  at: Resource,
  place: string,
  { field, selector, namespaces }: Lost,
): Violation {
  const asked = `${place}.${field} asks for ${selectorText(selector)}`;
  if (field === "podSelector") {
    return {
      at,
      message: `${asked}, which no pods of namespace ${enumerate(namespaces)} have`,
      fix: "write the labels of the pods that are meant",
    };
  }
  return {
    at,
    // What is not said to be there may have been made by hand.
    ...(tree.facts.preinstalled === undefined && { severity: "warning" }),
    message: `${asked}, which no namespace has`,
    fix: "correct the name of the namespace",
  };
}

function* ofPeers(graph: Graph, policy: Policy): Generator<Violation> {
  for (const direction of ["ingress", "egress"] as const) {
    for (const { place, peers } of policy.written[direction]) {
      for (const [index, peer] of peers.entries()) {
        const lost = lostIn(graph, policy, peer);
        if (lost === undefined) continue;
        yield violationOf(graph, policy.resource, `${place}.${peerLists[direction]}[${index}]`, lost);
      }
    }
  }
}

/** NetworkPolicies apply to pods that are there, and let traffic from or to some that are there. */
export const networkPolicySelectors: Rule = {
  number: 303,
  name: "network-policy-selectors",
  compares: true,
  reason:
    "A NetworkPolicy that selects no pods restricts nothing, and one that lets in what is not there blocks what is.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-networkpolicy-resource",
  *check(graph) {
    for (const policy of writtenPolicies(graph)) {
      const ofOwn = ofOwnPods(graph, policy);
      if (ofOwn !== undefined) yield ofOwn;
      yield* ofPeers(graph, policy);
    }
  },
};
