import { JsonPatch } from "cdk8s";
import { Pods, Service, ServiceType } from "cdk8s-plus-28";
import type { LoadBalancerRoute } from "#lib/model/route.ts";
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
  const service = new Service(scope.chart, `Service-${serviceName}`, {
    metadata: {
      name: serviceName,
      namespace: scope.namespace,
      labels: labelsOf(scope, workload.name),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations: { ...annotations } }),
    },
    type: loadBalancer === undefined ? ServiceType.CLUSTER_IP : ServiceType.LOAD_BALANCER,
    ports: Object.entries(ports).map(([name, number], index) => ({
      name,
      port: index === 0 && loadBalancer !== undefined ? loadBalancer.port : number,
      targetPort: number,
    })),
  });
  service.select(Pods.select(scope.chart, `Pods-${serviceName}`, { labels: selectorOf(workload) }));
  scope.amendments.amend(service, JsonPatch.remove("/spec/externalIPs"));
  // By name, so that a probe, a Service and a policy speak of the same port; cdk8s-plus only knows numbers.
  for (const [index, name] of Object.keys(ports).entries()) {
    scope.amendments.amend(service, JsonPatch.replace(`/spec/ports/${index}/targetPort`, name));
  }
  return service;
}
