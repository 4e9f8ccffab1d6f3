import { chartsMayBringPolicies } from "../../flows/chart-pods.ts";
import { podsOf } from "../../flows/ends.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty, type Selector, selectorText } from "../../graph/labels.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import { type PodPeer, type TargetPort, unseenPods } from "../../reach/peer.ts";
import { policiesOf } from "../../reach/policies.ts";
import type { Direction, Policy, PolicyPeer, PolicyPort, PolicyRule } from "../../reach/policy.ts";
import { sideOf, type Traffic } from "../../reach/reach.ts";
import { blockedFault } from "../../reach/wording.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Selectors that mean more workloads than this say nothing of single ones. */
const most = 8;

/** Workloads as peers, but not much more of them than are looked at. */
const peersOf = once((workloads: readonly Workload[], graph: Graph): readonly PodPeer[] =>
  workloads.slice(0, most + 1).map((workload) => podsOf(graph, workload)),
);

/** Pods that a selector means in a namespace: those of the tree, else some that a chart or an operator makes. */
function podsMeant(graph: Graph, namespace: string, selector: Selector): readonly PodPeer[] {
  const workloads = graph.pods.matching(namespace, selector);
  if (workloads.length > 0) return peersOf(workloads, graph);
  // Expressions say what labels may be, not what they are.
  if (!graph.unseen.has(namespace) || selector.expressions.length > 0) return [];
  const title = `pods with ${selectorText(selector)}`;
  return [unseenPods(title, namespace, new Map(selector.labels), chartsMayBringPolicies(graph, namespace))];
}

function othersMeant(
  graph: Graph,
  policy: Policy,
  { namespaces, pods, block }: PolicyPeer,
): readonly PodPeer[] {
  if (block !== undefined || pods === undefined || isEmpty(pods)) return [];
  if (namespaces === undefined) return podsMeant(graph, policy.namespace, pods);
  const inNamespaces = graph.namespaces.matching(namespaces);
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

/** The targets of each port of a rule. */
function targetsByPort({ ports }: PolicyRule, receivers: readonly PodPeer[]): readonly TargetPort[][] {
  return ports.length === 0 ? [[anyPort]] : ports.map((port) => targetsOf(port, receivers));
}

function isDeclared({ to, port }: Traffic): boolean {
  return to.is === "pods" && to.ports?.some(({ number }) => number === port.number) === true;
}

/** Traffic of a rule that the policies of the other side stop. */
interface Stopped {
  readonly traffic: Traffic;
  /** Whether they stop it at all ports of the rule. */
  readonly isUseless: boolean;
  readonly isolating: readonly Policy[];
}

/** What the other side stops at a port, the first of it; "open" where it lets something through. */
function stoppedAt(
  graph: Graph,
  side: Direction,
  { senders, receivers }: Pair,
  targets: readonly TargetPort[],
): Traffic | "open" | undefined {
  let first: Traffic | undefined;
  for (const from of senders) {
    for (const to of receivers) {
      for (const port of targets) {
        const traffic = { from, to, port };
        if (sideOf(graph, side, traffic).answer !== "no") return "open";
        first ??= traffic;
      }
    }
  }
  return first;
}

/** What the other side stops of a rule that is of no use for that; of one that is of use, at ports that pods declare. */
function stoppedOf(graph: Graph, side: Direction, rule: PolicyRule, pair: Pair): Stopped[] {
  const ports = targetsByPort(rule, pair.receivers).map((targets) => stoppedAt(graph, side, pair, targets));
  const isUseless = !ports.includes("open");
  const stopped: Stopped[] = [];
  for (const traffic of ports) {
    if (traffic === undefined || traffic === "open" || !(isUseless || isDeclared(traffic))) continue;
    stopped.push({ traffic, isUseless, isolating: sideOf(graph, side, traffic).isolating() });
  }
  return stopped;
}

function violationOf(
  { resource: at }: Policy,
  { place }: PolicyRule,
  side: Direction,
  { traffic, isUseless, isolating }: Stopped,
): Violation {
  const { from, to } = traffic;
  const what =
    side === "ingress"
      ? `${place} lets ${from.title} send to ${to.title}`
      : `${place} lets ${to.title} receive from ${from.title}`;
  return {
    at,
    ...(!isUseless && { severity: "warning" }),
    ...blockedFault(what, traffic, { direction: side, isolating }),
  };
}

function* ofPolicy(graph: Graph, policy: Policy): Generator<Violation> {
  if (isEmpty(policy.selector)) return;
  const own = podsMeant(graph, policy.namespace, policy.selector);
  if (own.length === 0 || own.length > most) return;
  for (const direction of ["ingress", "egress"] as const) {
    const side = opposite[direction];
    for (const rule of policy[direction] ?? []) {
      for (const peer of rule.peers) {
        const others = othersMeant(graph, policy, peer);
        if (others.length === 0 || others.length > most) continue;
        const [senders, receivers] = direction === "egress" ? [own, others] : [others, own];
        for (const stopped of stoppedOf(graph, side, rule, { senders, receivers })) {
          yield violationOf(policy, rule, side, stopped);
        }
      }
    }
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
