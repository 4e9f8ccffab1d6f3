import { type Duration, seconds } from "./duration.ts";
import { dnsLabel, dnsName } from "./name.ts";
import { portNumber } from "./port.ts";
import { refuse } from "./problem.ts";
import { isRoutePath } from "./route-path.ts";
import { firstPort } from "./service.ts";
import type { Service } from "./workload.ts";

/** Port of load balancers with a certificate. */
export const HTTPS_PORT = 443;

/** The host of a route that takes whatever host it is asked for. */
export const ANY_HOST = "*";

/** A Service that a chart makes: what a route of an add-on leads to. */
export interface ChartService {
  readonly kind: "chart-service";
  readonly name: string;
  readonly port: number;
}

/** What a path leads to. */
export type RouteTarget = Service | ChartService;

/** The NGINX Ingress Controller serves the host; TLS ends there. */
export interface NginxRoute {
  readonly controller: "nginx";
  /**
   * Issuer of the host's certificate. The route that names one owns the host; routes of other units may add
   * paths to it and name none.
   */
  readonly issuer?: string;
}

/** An Application Load Balancer serves the host; it finds its certificate in ACM by host name. */
export interface AlbRoute {
  readonly controller: "alb";
  /**
   * Whether it serves 443 and redirects 80 there, with a certificate for the route's host or for another one by
   * name; otherwise 80 only.
   */
  readonly tls: boolean | string;
  /** Name of the Ingress, where it is not made of the host. */
  readonly name?: string;
  /** Time that the load balancer goes on sending requests to a pod that stops; the pod outlives it. */
  readonly drain: Duration;
}

/** A host and its paths, served by an Ingress. */
export interface HostRoute {
  readonly kind: "host";
  readonly host: string;
  readonly paths: Readonly<Record<string, RouteTarget>>;
  readonly via: NginxRoute | AlbRoute;
}

/** A load balancer of its own for one workload, in front of its Service. */
export interface LoadBalancerRoute {
  readonly kind: "load-balancer";
  readonly workload: Service;
  /** Port that clients connect to. */
  readonly port: number;
  /**
   * Amazon's Classic Load Balancer, made by the cluster itself; or a Network Load Balancer, made by the AWS Load
   * Balancer Controller, which reaches pods directly.
   */
  readonly type: "classic" | "network";
  /** ARN of a certificate in ACM, with which it serves 443 as well: these load balancers find none by name. */
  readonly certificate?: string;
}

export type Route = HostRoute | LoadBalancerRoute;

/** A host through the NGINX Ingress Controller; with an issuer this route owns the host and its certificate. */
export function nginx({ issuer }: { issuer?: string } = {}): NginxRoute {
  return issuer === undefined ? { controller: "nginx" } : { controller: "nginx", issuer };
}

/** AWS drains targets for 300 s by default; most requests are answered sooner. */
const DRAIN = seconds(30);

/** A host through an Application Load Balancer. */
export function alb({
  tls,
  name,
  drain = DRAIN,
}: {
  tls: boolean | string;
  name?: string;
  drain?: Duration;
}): AlbRoute {
  if (typeof tls === "string") dnsName(tls, "host of a certificate");
  if (name !== undefined) dnsLabel(name, "Ingress");
  return { controller: "alb", tls, drain, ...(name === undefined ? {} : { name }) };
}

/** A Service that the unit's chart makes, as the target of a route. */
export function chartService(name: string, port: number): ChartService {
  dnsLabel(name, "Service");
  portNumber(port, `Service ${name}`);
  return { kind: "chart-service", name, port };
}

/**
 * A host and its paths: `route("app.example.com", { "/": frontend, "/api": backend }, nginx({ issuer }))`. A path
 * takes everything below it; the longest one wins. Refuses a host that is no DNS name, TLS without a host, no
 * paths, and paths that the API server or a controller refuses or reads as a pattern.
 */
export function route(
  host: string,
  paths: Readonly<Record<string, RouteTarget>>,
  via: NginxRoute | AlbRoute,
): HostRoute {
  if (host !== ANY_HOST) dnsName(host, "host");
  else if (via.controller === "alb" && via.tls === true) {
    refuse(
      "route * has TLS and no host to find a certificate by",
      'name one: alb({ tls: "app.example.com" })',
    );
  }
  if (Object.keys(paths).length === 0) {
    refuse(`route ${host} has no paths`, 'lead at least "/" to a workload');
  }
  for (const path of Object.keys(paths)) {
    if (path !== "/" && path.endsWith("/")) {
      refuse(
        `route ${host} has path "${path}"`,
        'leave the trailing "/" out: a path takes everything below it',
      );
    } else if (!isRoutePath(path)) {
      refuse(
        `route ${host} has path "${path}"`,
        'write it as "/api/v1", of letters, digits, "-", "_", "." and "~"',
      );
    }
  }
  return { kind: "host", host, paths, via };
}

/** @see https://docs.aws.amazon.com/acm/latest/userguide/acm-overview.html */
const CERTIFICATE = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/;

/**
 * A load balancer for one workload: `loadBalancer(web, { port: 80 })`. A Classic one unless the definition says
 * otherwise. Refuses a certificate that is no ARN of ACM, and one beside port 443 without TLS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
 */
export function loadBalancer(
  workload: Service,
  properties: { port: number; type?: LoadBalancerRoute["type"]; certificate?: string },
): LoadBalancerRoute {
  const { port, certificate } = properties;
  portNumber(port, `load balancer of ${workload.name}`);
  if (certificate !== undefined && !CERTIFICATE.test(certificate)) {
    refuse(
      `load balancer of ${workload.name} has certificate "${certificate}"`,
      'give its ARN in ACM, as "arn:aws:acm:us-east-1:111122223333:certificate/…"',
    );
  }
  if (certificate !== undefined && port === HTTPS_PORT) {
    refuse(
      `load balancer of ${workload.name} serves port 443 without TLS beside its certificate`,
      "give the port that it serves without TLS, such as 80",
    );
  }
  return { kind: "load-balancer", workload, type: "classic", ...properties };
}

/** Name and port of the Service that a path leads to. */
export function servicePort(target: RouteTarget): { name: string; number: number } {
  return target.kind === "chart-service"
    ? { name: target.name, number: target.port }
    : { name: target.names.service, number: firstPort(target.ports).number };
}
