import type { Resource } from "#lib/render/resource.ts";
import { resolve, servicesFor } from "../called-hosts/resolve.ts";
import { numberAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds, namespaceOf } from "../graph/kind.ts";
import { backendsOf } from "../graph/references/ingress.ts";
import type { Service } from "../graph/service.ts";
import { clusterNetworksOf, networksOf } from "../reach/networks.ts";
import type { AddressPeer, Peer } from "../reach/peer.ts";
import { controllerPods, ingressClassOf } from "./controllers.ts";
import { endsOf } from "./ends.ts";
import type { Flow } from "./flow.ts";

function annotationOf(resource: Resource | undefined, name: string): string | undefined {
  return textAt(valueAt(resource?.object, "metadata", "annotations"), `alb.ingress.kubernetes.io/${name}`);
}

function addresses(title: string, texts: readonly string[]): AddressPeer {
  return { is: "addresses", title, networks: networksOf(texts) };
}

function anywhereInVpc({ tree }: Graph, title: string): AddressPeer {
  return { is: "addresses", title, networks: clusterNetworksOf(tree.facts) };
}

/**
 * Where requests of an Application Load Balancer come from: with targets of type `ip` from its own addresses, one
 * in each of its subnets; else from the nodes.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
function sendersOfAlb(graph: Graph, ingress: Resource, service: Service): Peer[] {
  const { publicSubnets = [], privateSubnets = [] } = graph.tree.facts.vpc ?? {};
  const type = annotationOf(service.resource, "target-type") ?? annotationOf(ingress, "target-type");
  const scheme = annotationOf(ingress, "scheme");
  const isPlain = type === "ip" && annotationOf(ingress, "subnets") === undefined;
  const subnets = scheme === "internet-facing" ? publicSubnets : scheme === "internal" ? privateSubnets : [];
  const title = "the load balancer";
  if (!isPlain || subnets.length === 0) return [anywhereInVpc(graph, title)];
  return subnets.map((subnet) => addresses(`${title} in subnet ${subnet}`, [subnet]));
}

function sendersOf(graph: Graph, ingress: Resource, service: Service): Peer[] {
  const ingressClass = ingressClassOf(graph, ingress);
  if (ingressClass?.controller === "alb") return sendersOfAlb(graph, ingress, service);
  return ingressClass === undefined ? [] : controllerPods(graph, ingressClass);
}

function* ofIngress(graph: Graph, at: Resource): Generator<Flow> {
  for (const { place, service: backend } of backendsOf(at)) {
    const name = textAt(backend, "name");
    const port = textAt(backend, "port", "name") ?? numberAt(backend, "port", "number");
    const target = name === undefined ? undefined : resolve(graph, namespaceOf(at), name);
    for (const service of target === undefined ? [] : servicesFor(graph, at, target)) {
      const ends = endsOf(graph, service, port);
      for (const from of sendersOf(graph, at, service)) {
        const what = `${place} sends requests to Service ${service.name}`;
        for (const end of ends) yield { cause: "entry", at, what, from, ...end };
      }
    }
  }
}

/** A load balancer of a Service reaches pods with its own address, with that of a node or with that of the client. */
function* ofLoadBalancer(graph: Graph, service: Service): Generator<Flow> {
  const at = service.resource;
  if (at === undefined || textAt(at.object, "spec", "type") !== "LoadBalancer") return;
  const from: AddressPeer = {
    is: "addresses",
    title: "the load balancer",
    networks: networksOf(["0.0.0.0/0", "::/0"]),
  };
  for (const { number } of service.ports) {
    for (const end of endsOf(graph, service, number)) {
      yield { cause: "entry", at, what: `port ${number ?? "?"} is one of a load balancer`, from, ...end };
    }
  }
}

/** Requests from outside the cluster: through Ingresses and through load balancers of Services. */
export function* entriesOf(graph: Graph): Generator<Flow> {
  for (const ingress of graph.ofKind(kinds.ingress)) yield* ofIngress(graph, ingress);
  for (const service of graph.services) yield* ofLoadBalancer(graph, service);
}
