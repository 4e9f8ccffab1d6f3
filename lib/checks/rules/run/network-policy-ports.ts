import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { selectorOf } from "../../graph/labels.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts, portText } from "../../graph/ports.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function namedPorts(rule: Found): { readonly index: number; readonly name: string }[] {
  return listAt(rule, "ports").flatMap((port, index) => {
    const name = textAt(port, "port");
    return name === undefined ? [] : [{ index, name }];
  });
}

const portsOf = once((workloads: readonly Workload[]) => workloads.flatMap(declaredPorts));

function* ofRule(
  at: Resource,
  place: string,
  rule: Found,
  workloads: readonly Workload[],
): Generator<Violation> {
  for (const { index, name } of namedPorts(rule)) {
    const declared = portsOf(workloads);
    if (workloads.length === 0 || declared.some((port) => port.name === name)) continue;
    const owners = enumerate([...new Set(workloads.map(({ title }) => title))]);
    const has = declared.length === 0 ? "no ports" : enumerate([...new Set(declared.map(portText))]);
    yield {
      at,
      message: `${place}.ports[${index}] names port ${name} of ${owners}, which declares ${has}`,
      fix: "correct the name of the port, or write its number",
    };
  }
}

/** The pods that an egress rule leads to; none where it leads to more than pods of its own namespace. */
function peersOf({ pods }: Graph, namespace: string, rule: Found): Workload[] {
  const peers = listAt(rule, "to");
  const isLocal = peers.every(
    (peer) => valueAt(peer, "podSelector") !== undefined && valueAt(peer, "namespaceSelector") === undefined,
  );
  if (!isLocal) return [];
  return peers.flatMap((peer) => pods.matching(namespace, selectorOf(valueAt(peer, "podSelector"))));
}

/** Named ports of NetworkPolicies are those of the pods they speak of. */
export const networkPolicyPorts: Rule = {
  number: 309,
  name: "network-policy-ports",
  compares: true,
  reason: "A rule for a named port that the pods do not have allows nothing.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  *check(graph) {
    for (const at of graph.ofKind(kinds.networkPolicy)) {
      const namespace = namespaceOf(at);
      // Pods that the tree does not show may have the port.
      if (graph.unseen.has(namespace)) continue;
      const own = graph.pods.matching(namespace, selectorOf(valueAt(at.object, "spec", "podSelector")));
      for (const [index, rule] of listAt(at.object, "spec", "ingress").entries()) {
        yield* ofRule(at, `spec.ingress[${index}]`, rule, own);
      }
      for (const [index, rule] of listAt(at.object, "spec", "egress").entries()) {
        yield* ofRule(at, `spec.egress[${index}]`, rule, peersOf(graph, namespace, rule));
      }
    }
  },
};
