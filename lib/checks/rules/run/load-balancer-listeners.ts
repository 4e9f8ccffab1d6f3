import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "../../graph/graph.ts";
import { annotationAt, hasParameters } from "../../ingress/controllers.ts";
import { type Listener, listenersOf } from "../../ingress/listeners.ts";
import { ALB, type LoadBalancer, loadBalancersOf } from "../../ingress/load-balancers.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function* ofIngress(ingress: Resource, region: string | undefined): Generator<Fault> {
  const text = annotationAt(ingress, `${ALB}/listen-ports`);
  const listeners = listenersOf(ingress);
  if (text !== undefined && listeners === undefined) {
    yield {
      message: `listen-ports ${text} is no JSON list of ports by HTTP and HTTPS: the controller makes no load balancer`,
      fix: `write [{"HTTP": 80}, {"HTTPS": 443}]`,
    };
  }
  const certificates = annotationAt(ingress, `${ALB}/certificate-arn`);
  if (certificates !== undefined && listeners?.every(({ protocol }) => protocol === "HTTP") === true) {
    yield {
      message: `certificate-arn names a certificate, but listen-ports ${text} has no HTTPS: nothing is served with it`,
      fix: `add {"HTTPS": 443} to listen-ports`,
    };
  }
  for (const arn of (certificates ?? "").split(",").map((one) => one.trim())) {
    const other = /^arn:aws[\w-]*:acm:([\w-]+):/.exec(arn)?.[1];
    if (other === undefined || region === undefined || other === region) continue;
    yield {
      message: `certificate-arn names a certificate of region ${other}, and the load balancer is in ${region}`,
      fix: `name a certificate of ${region}`,
    };
  }
}

function* ofRedirect(
  ingress: Resource,
  group: string | undefined,
  all: readonly Listener[],
): Generator<Fault> {
  const port = annotationAt(ingress, `${ALB}/ssl-redirect`);
  if (port === undefined) return;
  const isSaid = annotationAt(ingress, `${ALB}/listen-ports`) !== undefined;
  const own = listenersOf(ingress) ?? [];
  const isMeant = (one: Listener) => one.protocol === "HTTPS" && String(one.port) === port.trim();
  if (all.some(isMeant) && isSaid && !own.some(isMeant)) {
    yield {
      message: `ssl-redirect names port ${port}, on which other Ingresses of group ${group} are served, and this one is not: requests for its hosts end there`,
      fix: `add {"HTTPS": ${port}} to listen-ports`,
    };
  }
  if (all.some(isMeant)) return;
  const has = enumerate([...new Set(all.map((one) => `${one.protocol} ${one.port}`))]);
  yield {
    message: `ssl-redirect names port ${port}, and ${group === undefined ? "it" : `group ${group}`} listens on ${has}: the controller makes no load balancer`,
    fix: `add {"HTTPS": ${port}} to listen-ports, or correct the port`,
  };
}

function distinct(listeners: readonly Listener[]): Listener[] {
  return [...new Map(listeners.map((one) => [`${one.protocol} ${one.port}`, one])).values()];
}

function* faultsIn(graph: Graph, one: LoadBalancer): Generator<{ at: Resource } & Fault> {
  const listeners = one.ingresses.map(listenersOf);
  const all = distinct(listeners.flatMap((some) => some ?? []));
  // The parameters of a class may add certificates and ports.
  const isOpen = listeners.includes(undefined) || one.ingresses.some((at) => hasParameters(graph, at));
  for (const at of one.ingresses) {
    for (const fault of ofIngress(at, graph.tree.facts.region)) yield { at, ...fault };
    for (const fault of isOpen ? [] : ofRedirect(at, one.group, all)) yield { at, ...fault };
  }
}

/** A load balancer listens where its certificates and redirects need it. */
export const loadBalancerListeners: Rule = {
  number: 356,
  name: "load-balancer-listeners",
  reason: "The controller refuses the whole load balancer for one wrong port, and no host of it is served.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#traffic-listening",
  *check(graph) {
    for (const one of loadBalancersOf(graph)) yield* faultsIn(graph, one);
  },
};
