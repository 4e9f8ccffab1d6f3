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
  // Of more, nothing is said of any.
  if (workloads.length > 0) return workloads.slice(0, most + 1).map((workload) => podsOf(graph, workload));
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

const anyPort: TargetPort = { number: undefined, protocol: "TCP" };

const opposite = { ingress: "egress", egress: "ingress" } as const;

interface Pair {
  readonly senders: readonly PodPeer[];
  readonly receivers: readonly PodPeer[];
}

/** Traffic that a rule lets through, port by port. */
function trafficOf({ ports }: PolicyRule, { senders, receivers }: Pair): Traffic[][] {
  const all = ports.length === 0 ? [[anyPort]] : ports.map((port) => targetsOf(port, receivers));
  return all.map((targets) =>
    senders.flatMap((from) => receivers.flatMap((to) => targets.map((port) => ({ from, to, port })))),
  );
}

function isDeclared({ to, port }: Traffic): boolean {
  return to.is === "pods" && to.ports?.some(({ number }) => number === port.number) === true;
}

/** Ports at which the other side stops all of the traffic; of a rule that is of use, those that pods declare. */
function* stopped(graph: Graph, side: Direction, ports: readonly Traffic[][]): Generator<[Traffic, boolean]> {
  const isStopped = (traffic: readonly Traffic[]) =>
    traffic.every((one) => sideOf(graph, side, one).answer === "no");
  const blocked = ports.filter(isStopped);
  const isUseless = blocked.length === ports.length;
  for (const [first] of blocked) {
    if (first !== undefined && (isUseless || isDeclared(first))) yield [first, isUseless];
  }
}

function* ofRule(
  graph: Graph,
  policy: Policy,
  direction: Direction,
  rule: PolicyRule,
  own: readonly PodPeer[],
): Generator<Violation> {
  const side = opposite[direction];
  for (const peer of rule.peers) {
    const others = othersMeant(graph, policy, peer);
    if (others.length === 0 || others.length > most) continue;
    const pair =
      direction === "egress" ? { senders: own, receivers: others } : { senders: others, receivers: own };
    for (const [first, isUseless] of stopped(graph, side, trafficOf(rule, pair))) {
      const isolating = sideOf(graph, side, first).isolating();
      const what =
        direction === "egress"
          ? `${rule.place} lets ${first.from.title} send to ${first.to.title}`
          : `${rule.place} lets ${first.to.title} receive from ${first.from.title}`;
      yield {
        at: policy.resource,
        ...(!isUseless && { severity: "warning" }),
        ...blockedFault(what, first, { direction: side, isolating }),
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
  compares: true,
  reason: "Traffic flows where the policies of the sender and those of the receiver both allow it.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation",
  *check(graph) {
    for (const policy of policiesOf(graph)) yield* ofPolicy(graph, policy);
  },
};
