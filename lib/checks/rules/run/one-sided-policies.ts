import { chartsMayBringPolicies } from "../../flows/chart-pods.ts";
import { podsOf } from "../../flows/ends.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty, type Selector, selectorText } from "../../graph/labels.ts";
import { type PodPeer, type TargetPort, unseenPods } from "../../reach/peer.ts";
import { policiesOf } from "../../reach/policies.ts";
import type { Direction, Policy, PolicyPeer, PolicyPort, PolicyRule } from "../../reach/policy.ts";
import { sideOf, type Traffic } from "../../reach/reach.ts";
import { blockedFault } from "../../reach/wording.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Selectors that mean more workloads than this say nothing of single ones. */
const most = 8;

/** Pods that a selector means in a namespace: those of the tree, else some that a chart or an operator makes. */
function podsMeant(graph: Graph, namespace: string, selector: Selector): PodPeer[] {
  const workloads = graph.pods.matching(namespace, selector);
  if (workloads.length > 0) return workloads.map((workload) => podsOf(graph, workload));
  // Expressions say what labels may be, not what they are.
  if (!graph.unseen.has(namespace) || selector.expressions.length > 0) return [];
  const title = `pods with ${selectorText(selector)}`;
  return [unseenPods(title, namespace, new Map(selector.labels), chartsMayBringPolicies(graph, namespace))];
}

function othersMeant(graph: Graph, policy: Policy, { namespaces, pods, block }: PolicyPeer): PodPeer[] {
  if (block !== undefined || pods === undefined || isEmpty(pods)) return [];
  const inNamespaces = namespaces === undefined ? [policy.namespace] : graph.namespaces.matching(namespaces);
  if (inNamespaces.length > most) return [];
  return inNamespaces.flatMap((namespace) => podsMeant(graph, namespace, pods));
}

/** Ports that a rule speaks of, as far as they are known: one of no number for a rule without ports. */
function targetsOf({ port, protocol }: PolicyPort, receivers: readonly PodPeer[]): TargetPort[] {
  if (port === undefined) return [{ number: undefined, protocol }];
  if (typeof port === "number") return [{ number: port, protocol }];
  return receivers.flatMap(({ ports = [] }) =>
    ports.filter(({ name }) => name === port).map(({ number }) => ({ number, protocol })),
  );
}

const opposite = { ingress: "egress", egress: "ingress" } as const;

/** The first of some traffic, where the other side stops all of it. */
function stopped(graph: Graph, direction: Direction, traffic: readonly Traffic[]): Traffic | undefined {
  const isStopped = traffic.every((one) => sideOf(graph, opposite[direction], one).answer === "no");
  return isStopped ? traffic[0] : undefined;
}

function* ofRule(
  graph: Graph,
  policy: Policy,
  direction: Direction,
  rule: PolicyRule,
  own: readonly PodPeer[],
): Generator<Violation> {
  for (const peer of rule.peers) {
    const others = othersMeant(graph, policy, peer);
    if (others.length === 0 || others.length > most) continue;
    const [senders, receivers] = direction === "egress" ? [own, others] : [others, own];
    const ports =
      rule.ports.length === 0
        ? [[{ number: undefined, protocol: "TCP" }]]
        : rule.ports.map((port) => targetsOf(port, receivers));
    for (const targets of ports) {
      const traffic = senders.flatMap((from) =>
        receivers.flatMap((to) => targets.map((port) => ({ from, to, port }))),
      );
      const first = stopped(graph, direction, traffic);
      if (first === undefined) continue;
      const { isolating } = sideOf(graph, opposite[direction], first);
      const what =
        direction === "egress"
          ? `${rule.place} lets ${first.from.title} send to ${first.to.title}`
          : `${rule.place} lets ${first.to.title} receive from ${first.from.title}`;
      yield {
        at: policy.resource,
        ...blockedFault(what, first, { direction: opposite[direction], isolating }),
      };
    }
  }
}

function* ofPolicy(graph: Graph, policy: Policy): Generator<Violation> {
  if (isEmpty(policy.selector)) return;
  const own = podsMeant(graph, policy.namespace, policy.selector);
  if (own.length === 0 || own.length > most) return;
  for (const direction of ["ingress", "egress"] as const) {
    for (const rule of policy[direction] ?? []) yield* ofRule(graph, policy, direction, rule, own);
  }
}

/** What a policy lets named pods send, the policies of those who receive it let in, and the other way round. */
export const oneSidedPolicies: Rule = {
  number: 341,
  name: "one-sided-policies",
  reason: "Traffic flows where the policies of the sender and those of the receiver both allow it.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation",
  *check(graph) {
    for (const policy of policiesOf(graph)) yield* ofPolicy(graph, policy);
  },
};
