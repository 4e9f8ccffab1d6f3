import { type Mention, mentionsOf } from "../called-hosts/mention.ts";
import { resolve, servicesFor } from "../called-hosts/resolve.ts";
import { numberAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import type { Workload } from "../graph/workload.ts";
import { networksOf } from "../reach/networks.ts";
import type { AddressPeer } from "../reach/peer.ts";
import { dataPorts } from "./data-ports.ts";
import { endsOf, podsOf } from "./ends.ts";
import type { Flow } from "./flow.ts";

const everywhere = networksOf(["0.0.0.0/0", "::/0"]);

function whatOf({ at, place, host }: Mention, { resource }: Workload, service: string): string {
  const where = at === resource ? place : `${place} of ${at.object.kind} ${at.object.metadata.name}`;
  return `${where} leads to ${host.text}${host.text.startsWith(service) ? "" : ` (Service ${service})`}`;
}

function isSeveral({ resource }: Workload): boolean {
  return (numberAt(resource.object, "spec", "replicas") ?? 1) > 1;
}

function* ofMention(graph: Graph, workload: Workload, mention: Mention): Generator<Flow> {
  const { host } = mention;
  const target = resolve(graph, workload.namespace, host.name);
  if (target === undefined) {
    yield* toOutside(graph, workload, mention);
    return;
  }
  const from = podsOf(graph, workload);
  for (const service of servicesFor(graph, workload.resource, target)) {
    for (const end of endsOf(graph, service, host.port)) {
      // What a pod is told of itself is no call; by their own names, pods of one set call each other.
      if (end.to === from && (target.pod === undefined || !isSeveral(workload))) continue;
      const what = whatOf(mention, workload, service.name);
      yield { cause: "call", at: workload.resource, what, from, ...end };
    }
  }
}

/** A call to a database or a queue outside of the cluster: its addresses nobody knows. */
function* toOutside(graph: Graph, workload: Workload, mention: Mention): Generator<Flow> {
  const { name, port, text, certainty } = mention.host;
  const isOutside = name.includes(".") && !name.includes(".svc") && certainty !== "possible";
  if (!isOutside || mention.isInFile || port === undefined || !dataPorts.has(port)) return;
  const from = podsOf(graph, workload);
  const to: AddressPeer = { is: "addresses", title: name, networks: everywhere };
  const what = whatOf(mention, workload, text);
  yield { cause: "call", at: workload.resource, what, from, to, port: { number: port, protocol: "TCP" } };
}

function keyOf({ to, port }: Flow): string {
  return `${to.is === "pods" ? to.namespace : ""}/${to.title}:${port.number ?? ""}/${port.protocol}`;
}

/** Calls of the pods of a workload to Services: of several places that lead to one port, the first. */
export function callsOf(graph: Graph, workload: Workload): Flow[] {
  const calls = new Map<string, Flow>();
  for (const mention of mentionsOf(graph, workload)) {
    for (const flow of ofMention(graph, workload, mention)) {
      const key = keyOf(flow);
      if (!calls.has(key)) calls.set(key, flow);
    }
  }
  return [...calls.values()];
}
