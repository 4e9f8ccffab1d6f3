import type { Graph } from "../graph/graph.ts";
import type { Selector } from "../graph/labels.ts";
import { type Answer, any, both } from "./answer.ts";
import { type Entry, entriesFor } from "./entries.ts";
import { namespaceLabels } from "./namespace-labels.ts";
import { holds, type Network, podNetworksOf } from "./networks.ts";
import type { Peer, PodPeer, TargetPort } from "./peer.ts";
import { policiesFor, together } from "./policies.ts";
import type { Direction, Policy, PolicyPeer, PolicyPort } from "./policy.ts";
import { selects } from "./selection.ts";

/** A flow of traffic as policies see it. */
export interface Traffic {
  readonly from: Peer;
  readonly to: Peer;
  readonly port: TargetPort;
}

const everything: Selector = { labels: [], expressions: [] };

function isPeerPods(graph: Graph, policy: Policy, peer: PolicyPeer, pods: PodPeer): Answer {
  // A pod on the network of its node has the address of the node: no selector finds it.
  if (pods.isOnHost) return "no";
  const { labels, isComplete } = namespaceLabels(graph, pods.namespace);
  const inNamespace =
    peer.namespaces === undefined
      ? pods.namespace === policy.namespace
        ? "yes"
        : "no"
      : selects(peer.namespaces, labels, isComplete);
  return both(inNamespace, selects(peer.pods ?? everything, pods.labels, pods.isComplete));
}

/** Whether a block holds an address that is in one of several networks, nobody knows which. */
function isInBlock({ block }: PolicyPeer, networks: readonly Network[]): Answer {
  const cidr = block?.cidr;
  if (block === undefined || cidr === undefined) return "no";
  let all: Answer | undefined;
  for (const network of networks) {
    if (network.family !== cidr.family) continue;
    const answer = holds(cidr, block.except, network);
    if (answer === "maybe" || (all !== undefined && answer !== all)) return "maybe";
    all = answer;
  }
  return all ?? "no";
}

/** Whether a peer of a rule is the other side of the traffic. */
function isPeer(graph: Graph, policy: Policy, peer: PolicyPeer, other: Peer): Answer {
  if (other.is === "addresses") return isInBlock(peer, other.networks);
  if (peer.block !== undefined) return isInBlock(peer, podNetworksOf(graph.tree.facts));
  return isPeerPods(graph, policy, peer, other);
}

/**
 * Whether a port of a rule is the one of the traffic. A name is that of a port of the pods that receive.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports
 */
function isTarget({ port, endPort, protocol }: PolicyPort, target: TargetPort, to: Peer): Answer {
  if (protocol !== target.protocol) return "no";
  if (port === undefined) return "yes";
  if (target.number === undefined) return "maybe";
  if (typeof port === "number") {
    return target.number >= port && target.number <= (endPort ?? port) ? "yes" : "no";
  }
  if (to.is === "addresses" || to.ports === undefined) return "maybe";
  const named = to.ports.filter((one) => one.name === port && one.protocol === protocol);
  return named.some(({ number }) => number === target.number) ? "yes" : "no";
}

/** Whether one of several ports of a rule is the one of the traffic; no ports stand for all. */
function isAmongTargets(ports: readonly PolicyPort[], { port, to }: Traffic): Answer {
  if (ports.length === 0) return "yes";
  let best: Answer = "no";
  for (const one of ports) {
    const answer = isTarget(one, port, to);
    if (answer === "yes") return answer;
    if (answer === "maybe") best = answer;
  }
  return best;
}

/** Whether an entry of a policy lets the other side reach the port, or be reached at it. */
function admits(graph: Graph, { policy, rule, peer }: Entry, other: Peer, traffic: Traffic): Answer {
  const byPort = isAmongTargets(rule.ports, traffic);
  if (byPort === "no" || peer === undefined) return byPort;
  return both(byPort, isPeer(graph, policy, peer, other));
}

/** Whether policies let traffic through at one of its ends. */
function through(
  graph: Graph,
  policies: readonly Policy[],
  direction: Direction,
  other: Peer,
  traffic: Traffic,
): Answer {
  let best: Answer = "no";
  for (const entries of entriesFor(graph, policies, direction, other)) {
    for (const entry of entries) {
      const answer = admits(graph, entry, other, traffic);
      if (answer === "yes") return answer;
      if (answer === "maybe") best = answer;
    }
  }
  return best;
}

/** What the policies of one end say of traffic. */
export interface Side {
  readonly answer: Answer;
  /** Policies that surely isolate the pods in this direction. */
  isolating(): readonly Policy[];
}

const open: Side = { answer: "yes", isolating: () => [] };

/** Whether the policies of one end of traffic let it through. */
export function sideOf(graph: Graph, direction: Direction, traffic: Traffic): Side {
  const own = direction === "ingress" ? traffic.to : traffic.from;
  const other = direction === "ingress" ? traffic.from : traffic.to;
  if (own.is === "addresses") return open;
  const { surely: lists, perhaps } = policiesFor(graph, own).isolating[direction];
  if (lists.length === 0 && perhaps.length === 0) return open;
  const isolating = () => together(lists);
  const answer = any(lists, (policies) => through(graph, policies, direction, other, traffic));
  if (answer !== "no") return { answer, isolating };
  if (perhaps.length > 0 && through(graph, perhaps, direction, other, traffic) !== "no") {
    return { answer: "maybe", isolating };
  }
  // Without a policy that surely isolates the pods, or with policies that nobody shows, they may be reached.
  return { answer: lists.length === 0 || own.mayHavePolicies ? "maybe" : "no", isolating };
}

const directions = ["egress", "ingress"] as const;

/** The end of traffic at which policies stop it; nothing where they may let it through. */
export function blockOf(
  graph: Graph,
  traffic: Traffic,
): { readonly direction: Direction; readonly isolating: readonly Policy[] } | undefined {
  for (const direction of directions) {
    const { answer, isolating } = sideOf(graph, direction, traffic);
    if (answer === "no") return { direction, isolating: isolating() };
  }
  return undefined;
}
