import type { Resource } from "#lib/render/resource.ts";
import { isTrueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty } from "../../graph/labels.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts, portText } from "../../graph/ports.ts";
import type { Workload } from "../../graph/workload.ts";
import { policiesOf } from "../../reach/policies.ts";
import type { Policy, PolicyPort, PolicyRule } from "../../reach/policy.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Every number that stands anywhere in what makes pods. */
const numbersIn = once(
  ({ object }: Resource) => new Set((JSON.stringify(object).match(/\d+/g) ?? []).map(Number)),
);

const servicesIn = once((graph: Graph) => Map.groupBy(graph.services, ({ namespace }) => namespace));

/** Numbers that Services and monitors of a namespace say of ports of pods. */
const numbersOfServices = once(
  (graph: Graph) =>
    new Map(
      [...servicesIn(graph)].map(([namespace, services]) => [
        namespace,
        new Set(services.flatMap(({ ports }) => ports.map(({ target }) => target))),
      ]),
    ),
);

const numbersOfMonitors = once((graph: Graph) => {
  const kindsOfMonitors = ["ServiceMonitor", "PodMonitor", "Probe"];
  const monitors = kindsOfMonitors.flatMap((kind) => graph.ofKind({ group: "monitoring.coreos.com", kind }));
  return new Set(monitors.flatMap((monitor) => [...numbersIn(monitor)]));
});

function holds({ port, endPort }: PolicyPort, number: number): boolean {
  return typeof port === "number" && number >= port && number <= (endPort ?? port);
}

/** Whether nothing that makes pods or leads to them speaks of a port. */
function isUnheardOf(graph: Graph, workload: Workload, port: PolicyPort): boolean {
  if (
    typeof port.port !== "number" ||
    port.endPort !== undefined ||
    isTrueAt(workload.podSpec, "hostNetwork")
  )
    return false;
  const declared = declaredPorts(workload);
  if (declared.length === 0 || declared.some(({ number = 0 }) => holds(port, number))) return false;
  return !(
    numbersOfServices(graph).get(workload.namespace)?.has(port.port) === true ||
    numbersOfMonitors(graph).has(port.port) ||
    numbersIn(workload.resource).has(port.port)
  );
}

/** A port of a Service in front of the pods that is not theirs: policies see traffic behind the Service. */
function servicePortOf(graph: Graph, workloads: readonly Workload[], port: number): string | undefined {
  const [first] = workloads;
  const services = (servicesIn(graph).get(first?.namespace ?? "") ?? []).filter(({ ports }) =>
    ports.some(({ number }) => number === port),
  );
  const before = services.find((service) =>
    graph.pods.matching(service.namespace, service.selector).some((one) => workloads.includes(one)),
  );
  return before?.name;
}

function* ofRule(
  graph: Graph,
  policy: Policy,
  rule: PolicyRule,
  receivers: readonly Workload[],
): Generator<Violation> {
  if (receivers.length === 0) return;
  for (const [index, port] of rule.ports.entries()) {
    if (!receivers.every((workload) => isUnheardOf(graph, workload, port))) continue;
    const declared = enumerate([...new Set(receivers.flatMap(declaredPorts).map(portText))]);
    const service = typeof port.port === "number" ? servicePortOf(graph, receivers, port.port) : undefined;
    const owners = enumerate([...new Set(receivers.map(({ title }) => title))]);
    yield {
      at: policy.resource,
      ...(service === undefined && { severity: "warning" }),
      message:
        service === undefined
          ? `${rule.place}.ports[${index}] is port ${port.port} of ${owners}, which declares ${declared}`
          : `${rule.place}.ports[${index}] is port ${port.port} of Service ${service}, and policies see the port of the pods: ${owners} declares ${declared}`,
      fix: "write the port of the pods",
    };
  }
}

/** The pods that an egress rule leads to; none where it leads to more than pods of its own namespace. */
function receiversOf({ pods }: Graph, { namespace }: Policy, { peers }: PolicyRule): readonly Workload[] {
  const isLocal = peers.every(
    (peer) =>
      peer.pods !== undefined &&
      !isEmpty(peer.pods) &&
      peer.namespaces === undefined &&
      peer.block === undefined,
  );
  if (!isLocal) return [];
  return peers.flatMap((peer) => (peer.pods === undefined ? [] : pods.matching(namespace, peer.pods)));
}

/** Ports that policies open are ports of the pods behind them. */
export const policyPortNumbers: Rule = {
  number: 342,
  name: "policy-port-numbers",
  reason: "A policy that opens a port at which its pods do not listen lets nothing through.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource",
  *check(graph) {
    for (const policy of policiesOf(graph)) {
      // Pods that the tree does not show may have the port.
      if (isEmpty(policy.selector) || graph.unseen.has(policy.namespace)) continue;
      const own = graph.pods.matching(policy.namespace, policy.selector);
      for (const rule of policy.ingress ?? []) yield* ofRule(graph, policy, rule, own);
      for (const rule of policy.egress ?? [])
        yield* ofRule(graph, policy, rule, receiversOf(graph, policy, rule));
    }
  },
};
