import type { Graph } from "../../graph/graph.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts, portText } from "../../graph/ports.ts";
import type { Workload } from "../../graph/workload.ts";
import { writtenPolicies } from "../../reach/policies.ts";
import type { Policy, PolicyRule } from "../../reach/policy.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const portsOf = once((workloads: readonly Workload[]) => workloads.flatMap(declaredPorts));

function namesPorts({ ports }: PolicyRule): boolean {
  return ports.some(({ port }) => typeof port === "string");
}

function* ofRule(
  { resource: at }: Policy,
  { place, ports }: PolicyRule,
  workloads: readonly Workload[],
): Generator<Violation> {
  for (const [index, { port: name }] of ports.entries()) {
    if (typeof name !== "string") continue;
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
function receiversOf({ pods }: Graph, { namespace }: Policy, { peers }: PolicyRule): Workload[] {
  const isLocal = peers.every((peer) => peer.pods !== undefined && peer.namespaces === undefined);
  if (!isLocal) return [];
  return peers.flatMap((peer) => (peer.pods === undefined ? [] : pods.matching(namespace, peer.pods)));
}

/** Named ports of NetworkPolicies are those of the pods they speak of. */
export const networkPolicyPorts: Rule = {
  number: 309,
  name: "network-policy-ports",
  compares: true,
  reason: "A rule for a named port that the pods do not have allows nothing.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  *check(graph) {
    for (const policy of writtenPolicies(graph)) {
      const { namespace, selector, written } = policy;
      // Pods that the tree does not show may have the port.
      if (graph.unseen.has(namespace)) continue;
      for (const rule of written.ingress) {
        if (namesPorts(rule)) yield* ofRule(policy, rule, graph.pods.matching(namespace, selector));
      }
      for (const rule of written.egress) {
        if (namesPorts(rule)) yield* ofRule(policy, rule, receiversOf(graph, policy, rule));
      }
    }
  },
};
