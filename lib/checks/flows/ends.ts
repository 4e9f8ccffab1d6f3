import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isEmpty } from "../graph/labels.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { declaredPorts } from "../graph/ports.ts";
import type { Service, ServicePort } from "../graph/service.ts";
import { nearestWorkloads } from "../graph/variants.ts";
import type { Workload } from "../graph/workload.ts";
import { type PodPeer, peerOf, type TargetPort } from "../reach/peer.ts";
import { chartPodsBehind } from "./chart-pods.ts";

/** Pods that a flow ends at, and the port at which. */
export interface End {
  readonly to: PodPeer;
  readonly port: TargetPort;
  readonly isGuess?: true;
}

const peersByGraph = oncePerGraph((_) => once(peerOf));

/** The pods of a workload: the same peer whenever it is asked for. */
export function podsOf(graph: Graph, workload: Workload): PodPeer {
  return peersByGraph(graph)(workload);
}

/** Whether clients get the addresses of the pods themselves, and so speak to their ports. */
export function isHeadless({ resource }: Service): boolean {
  return textAt(resource?.object, "spec", "clusterIP") === "None";
}

const portsOf = once(({ ports }: Service) => ({
  byName: Map.groupBy(ports, ({ name }) => name),
  byNumber: Map.groupBy(ports, ({ number }) => number),
}));

/** Ports of a Service that a client means: of a number or name, or all where it names none. */
export function meantPorts(service: Service, wanted: string | number | undefined): readonly ServicePort[] {
  if (wanted === undefined) return service.ports;
  const { byName, byNumber } = portsOf(service);
  return (typeof wanted === "number" ? byNumber.get(wanted) : byName.get(wanted)) ?? [];
}

function targetsOf({ target, protocol }: ServicePort, workload: Workload): TargetPort[] {
  if (typeof target !== "string") return [{ number: target, protocol }];
  return declaredPorts(workload)
    .filter((port) => port.name === target && port.protocol === protocol)
    .map(({ number }) => ({ number, protocol }));
}

function targetsAt(service: Service, wanted: string | number | undefined, workload: Workload): TargetPort[] {
  const meant = meantPorts(service, wanted);
  if (typeof wanted === "number" && isHeadless(service)) {
    return [{ number: wanted, protocol: meant[0]?.protocol ?? "TCP" }];
  }
  const targets = meant.flatMap((port) => targetsOf(port, workload));
  // Which of several ports is meant, nobody says.
  const [first] = targets;
  if (wanted === undefined && targets.length > 1)
    return [{ number: undefined, protocol: first?.protocol ?? "TCP" }];
  return targets;
}

const serving = once((workloads: readonly Workload[]) =>
  workloads.filter(({ resource }) => !["Job", "CronJob"].includes(resource.object.kind)),
);

/** A Service in front of more workloads than that is told them by a label of all, and looked at with some. */
const mostWorkloads = 8;

/** Smaller ports are those that Services usually have in front of another one. */
const firstFreePort = 1024;

function endsInChart(graph: Graph, service: Service, wanted: string | number | undefined): End[] {
  const to = chartPodsBehind(graph, service);
  if (to === undefined) return [];
  const number = typeof wanted === "number" ? wanted : meantPorts(service, wanted)[0]?.number;
  const isLikely = number !== undefined && number >= firstFreePort;
  return [{ to, port: { number: isLikely ? number : undefined, protocol: "TCP" }, isGuess: true }];
}

/** The pods and ports behind a Service; nothing for a Service whose pods are not known. */
export function endsOf(graph: Graph, service: Service, wanted: string | number | undefined): End[] {
  if (service.resource === undefined) return endsInChart(graph, service, wanted);
  if (isEmpty(service.selector) || textAt(service.resource.object, "spec", "type") === "ExternalName")
    return [];
  const selected = graph.pods.matching(service.namespace, service.selector);
  const workloads = serving(nearestWorkloads(service.resource, selected)).slice(0, mostWorkloads);
  return workloads.flatMap((workload) =>
    targetsAt(service, wanted, workload).map((port) => ({ to: podsOf(graph, workload), port })),
  );
}
