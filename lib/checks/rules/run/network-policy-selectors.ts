import type { Resource } from "#lib/render/resource.ts";
import { type Found, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { isEmpty, type Selector, selectorOf, selectorText } from "../../graph/labels.ts";
import { nameLabel } from "../../graph/namespaces.ts";
import { peersOf } from "../../graph/policy-peers.ts";
import { presenceOf } from "../../graph/presence.ts";
import { nearest } from "../../nearest.ts";
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

function* ofOwnPods(graph: Graph, at: Resource): Generator<Violation> {
  const namespace = namespaceOf(at);
  const selector = selectorOf(valueAt(at.object, "spec", "podSelector"));
  if (isEmpty(selector)) return;
  const presence = presenceOf(graph, namespace, selector);
  if (presence === "present") return;
  // Charts have more pods than the facts give labels of.
  if (presence === "unknown" && !isSlip(graph, namespace, selector)) return;
  yield {
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

/** A peer whose selectors lead nowhere, as far as the tree shows. */
function* ofPeer(graph: Graph, at: Resource, place: string, peer: Found): Generator<Violation> {
  const byNamespace = valueAt(peer, "namespaceSelector");
  const namespaceSelector = selectorOf(byNamespace);
  const namespaces =
    byNamespace === undefined ? [namespaceOf(at)] : graph.namespaces.matching(namespaceSelector);
  if (namespaces.length === 0 && namesOnly(namespaceSelector)) {
    yield {
      at,
      // What is not said to be there may have been made by hand.
      ...(graph.tree.facts.preinstalled === undefined && { severity: "warning" }),
      message: `${place}.namespaceSelector asks for ${selectorText(namespaceSelector)}, which no namespace has`,
      fix: "correct the name of the namespace",
    };
  }
  const selector = selectorOf(valueAt(peer, "podSelector"));
  if (isEmpty(selector) || namespaces.length === 0) return;
  if (!namespaces.every((name) => presenceOf(graph, name, selector) === "absent")) return;
  yield {
    at,
    message: `${place}.podSelector asks for ${selectorText(selector)}, which no pods of namespace ${enumerate(namespaces)} have`,
    fix: "write the labels of the pods that are meant",
  };
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
    for (const at of graph.ofKind(kinds.networkPolicy)) {
      yield* ofOwnPods(graph, at);
      for (const { place, peer } of peersOf(at)) yield* ofPeer(graph, at, place, peer);
    }
  },
};
