import { mentionsOf } from "../../called-hosts/mention.ts";
import { podsOf } from "../../flows/ends.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { once } from "../../graph/once.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { dnsPods } from "../../reach/kube-dns.ts";
import { networkOf } from "../../reach/networks.ts";
import type { AddressPeer, PodPeer } from "../../reach/peer.ts";
import { policiesFor, policiesOf, type Selecting, together } from "../../reach/policies.ts";
import type { Policy } from "../../reach/policy.ts";
import { sideOf } from "../../reach/reach.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const dnsPort = 53;

/** A cache on each node, at an address of its own. */
const nodeLocal: AddressPeer = {
  is: "addresses",
  title: "the DNS cache of the node",
  networks: [networkOf("169.254.20.10/32")].flatMap((network) => network ?? []),
};

function isDenied(graph: Graph, from: PodPeer, protocol: string): boolean {
  const port = { number: dnsPort, protocol };
  const servers = [dnsPods(graph.tree.facts), nodeLocal];
  return servers.every((to) => sideOf(graph, "egress", { from, to, port }).answer === "no");
}

const letSendAnything = once((policies: readonly Policy[]): boolean => {
  for (const { egress = [] } of policies) {
    for (const { ports } of egress) {
      if (ports.length === 0 || ports.some(({ port }) => port !== dnsPort)) return true;
    }
  }
  return false;
});

/** Whether policies let pods send anything but DNS: what they send to, they find by name. */
function sendsAnything({ perhaps, surely }: Selecting): boolean {
  return surely.some(letSendAnything) || letSendAnything(perhaps);
}

function usesCluster({ podSpec }: Workload): boolean {
  const policy = textAt(podSpec, "dnsPolicy") ?? "ClusterFirst";
  const own = listAt(podSpec, "dnsConfig", "nameservers");
  return own.length === 0 && policy.startsWith("ClusterFirst");
}

/** Whether any policy of the tree lets pods ask over TCP: where none does, that is a choice. */
const allowsTcpElsewhere = oncePerGraph((graph) =>
  policiesOf(graph)
    .flatMap(({ egress = [] }) => egress)
    .some(({ ports }) => ports.some(({ port, protocol }) => port === dnsPort && protocol === "TCP")),
);

const isolatingText = once((policies: readonly Policy[]): string =>
  enumerate([...new Set(policies.map(({ name }) => name))].sort()),
);

function violationOf(graph: Graph, workload: Workload): Violation | undefined {
  const from = podsOf(graph, workload);
  const policies = policiesFor(graph, from);
  const lists = policies.isolating.egress.surely;
  if (lists.length === 0 || !usesCluster(workload)) return undefined;
  const needsNames = sendsAnything(policies) || mentionsOf(graph, workload).length > 0;
  if (!needsNames) return undefined;
  const [udp, tcp] = [isDenied(graph, from, "UDP"), isDenied(graph, from, "TCP")];
  const at = workload.resource;
  if (udp) {
    const isolating = together(lists);
    return {
      at,
      message: `no policy lets ${workload.title} send to UDP port ${dnsPort} of kube-dns, and ${isolatingText(isolating)} isolate${isolating.length === 1 ? "s" : ""} it: it can resolve no name`,
      fix: "allow egress to UDP and TCP port 53 of the pods k8s-app=kube-dns of namespace kube-system",
    };
  }
  if (!tcp || !allowsTcpElsewhere(graph)) return undefined;
  return {
    at,
    severity: "warning",
    message: `policies let ${workload.title} send to UDP port ${dnsPort} of kube-dns, but not to TCP port ${dnsPort}: long answers do not arrive`,
    fix: "allow egress to TCP port 53 beside UDP",
  };
}

/** Pods that policies isolate can still resolve names. */
export const dnsTraffic: Rule = {
  number: 336,
  name: "dns-traffic",
  compares: true,
  reason: "Pods that may not ask kube-dns resolve no name, so that every call of theirs fails.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic",
  *check(graph) {
    for (const workload of graph.workloads) {
      const violation = violationOf(graph, workload);
      if (violation !== undefined) yield violation;
    }
  },
};
