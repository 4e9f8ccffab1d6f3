import { JsonPatch } from "cdk8s";
import { Pods, Service, ServiceType } from "cdk8s-plus-28";
import { HTTPS_PORT, type LoadBalancerRoute } from "#lib/model/route.ts";
import { labelsOf, type Selected, selectorOf } from "./labels.ts";
import type { Scope } from "./scope.ts";

interface ServiceParts {
  readonly workload: Selected;
  readonly name: string;
  readonly ports: Readonly<Record<string, number>>;
  /** The load balancer in front of the first port, where there is one. */
  readonly loadBalancer?: LoadBalancerRoute | undefined;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface ServedPort {
  readonly name: string;
  readonly port: number;
  /** Name of the container's port. */
  readonly to: string;
}

/** A load balancer serves the first port, under a number of its own; with a certificate also on 443. */
function servedPorts(
  ports: ServiceParts["ports"],
  loadBalancer: LoadBalancerRoute | undefined,
): readonly ServedPort[] {
  const [first, ...others] = Object.entries(ports).map(([name, port]) => ({ name, port, to: name }));
  if (first === undefined || loadBalancer === undefined) return first === undefined ? [] : [first, ...others];
  const https = { name: "https", port: HTTPS_PORT, to: first.name };
  return [
    { ...first, port: loadBalancer.port },
    ...(loadBalancer.certificate === undefined ? [] : [https]),
    ...others,
  ];
}

/**
 * The Service of a workload. Ports keep their container's numbers, so that a port means the same everywhere;
 * only a load balancer's port may differ.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function addService(
  scope: Scope,
  { workload, name: serviceName, ports, loadBalancer, annotations = {} }: ServiceParts,
): Service {
  const served = servedPorts(ports, loadBalancer);
  const service = new Service(scope.chart, `Service-${serviceName}`, {
    metadata: {
      name: serviceName,
      namespace: scope.namespace,
      labels: labelsOf(scope, workload.name),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations: { ...annotations } }),
    },
    type: loadBalancer === undefined ? ServiceType.CLUSTER_IP : ServiceType.LOAD_BALANCER,
    ports: served.map(({ name, port, to }) => ({ name, port, targetPort: ports[to] ?? port })),
  });
  service.select(Pods.select(scope.chart, `Pods-${serviceName}`, { labels: selectorOf(workload) }));
  scope.amendments.amend(service, JsonPatch.remove("/spec/externalIPs"));
  // By name, so that a probe, a Service and a policy speak of the same port; cdk8s-plus only knows numbers.
  for (const [index, { to }] of served.entries()) {
    scope.amendments.amend(service, JsonPatch.replace(`/spec/ports/${index}/targetPort`, to));
  }
  return service;
}
