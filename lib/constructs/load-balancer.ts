import { type AlbRoute, HTTPS_PORT, type LoadBalancerRoute, type Route } from "#lib/model/route.ts";
import { firstPort } from "#lib/model/service.ts";
import type { Service } from "#lib/model/workload.ts";
import { healthCheckAt } from "./alb-ingress.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer";

/** Time between the end of a load balancer's draining and the end of the pod behind it. */
const MARGIN_SECONDS = 5;

/**
 * A stopping pod goes on serving this long where no load balancer drains it, because nodes hear of it later than
 * the pod itself.
 */
const DRAIN_SECONDS = 5;

/** What the load balancers in front of a service mean for its objects. */
export interface Balancing {
  /** The load balancer that the Service itself is. */
  readonly route: LoadBalancerRoute | undefined;
  /**
   * Annotations of the Service, by which load balancers are told where to ask for its health: whether a pod lives.
   * A pod that is not ready is no target of theirs to begin with.
   */
  readonly annotations: Readonly<Record<string, string>>;
  /** Time that a stopping pod goes on serving. */
  readonly drainSeconds: number;
}

/**
 * A Classic Load Balancer, which the cluster itself makes, asks a pod behind a node's port, not the node. It takes
 * the protocol in upper case only, and the port of the node by itself.
 *
 * @see https://github.com/kubernetes/cloud-provider-aws/blob/v1.36.1/pkg/providers/v1/aws_loadbalancer.go
 */
function classicAnnotations({ probes }: Service): Record<string, string> {
  return {
    [`${PREFIX}-healthcheck-protocol`]: "HTTP",
    [`${PREFIX}-healthcheck-path`]: probes.live.path,
  };
}

/**
 * A Network Load Balancer, which the AWS Load Balancer Controller makes: the type says that the cluster itself
 * makes none.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
function networkAnnotations({ probes, ports }: Service): Record<string, string> {
  return {
    [`${PREFIX}-type`]: "external",
    [`${PREFIX}-nlb-target-type`]: "ip",
    [`${PREFIX}-scheme`]: "internet-facing",
    [`${PREFIX}-healthcheck-protocol`]: "HTTP",
    [`${PREFIX}-healthcheck-port`]: String(firstPort(ports).number),
    [`${PREFIX}-healthcheck-path`]: probes.live.path,
    [`${PREFIX}-attributes`]: "load_balancing.cross_zone.enabled=true",
  };
}

/**
 * TLS on 443, which ends at the load balancer. Its listeners speak HTTP to pods, not TCP, where it is a Classic one:
 * pods learn the addresses of clients from a header.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#ssl-support-on-aws
 */
function certificateAnnotations({ certificate, type }: LoadBalancerRoute): Record<string, string> {
  if (certificate === undefined) return {};
  return {
    [`${PREFIX}-ssl-cert`]: certificate,
    [`${PREFIX}-ssl-ports`]: String(HTTPS_PORT),
    ...(type === "classic" ? { [`${PREFIX}-backend-protocol`]: "http" } : {}),
  };
}

function albOf(service: Service, routes: readonly Route[]): AlbRoute | undefined {
  for (const route of routes) {
    if (route.kind !== "host" || route.via.controller !== "alb") continue;
    if (Object.values(route.paths).includes(service)) return route.via;
  }
  return undefined;
}

/** Follows the routes that lead to a service. */
export function balancingOf(scope: Scope, service: Service, routes: readonly Route[]): Balancing {
  const route = routes.find(
    (one): one is LoadBalancerRoute => one.kind === "load-balancer" && one.workload === service,
  );
  const alb = albOf(service, routes);
  const network = route?.type === "network" && need(scope, "alb", `load balancer of ${service.name}`);
  return {
    route,
    annotations: {
      ...(route?.type === "classic" ? classicAnnotations(service) : {}),
      ...(network ? networkAnnotations(service) : {}),
      ...(route === undefined ? {} : certificateAnnotations(route)),
      ...(alb === undefined ? {} : healthCheckAt(service.probes.live.path)),
    },
    drainSeconds: alb === undefined ? DRAIN_SECONDS : alb.drain.seconds + MARGIN_SECONDS,
  };
}
