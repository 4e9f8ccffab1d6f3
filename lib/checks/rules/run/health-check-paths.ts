import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts } from "../../graph/ports.ts";
import type { Service } from "../../graph/service.ts";
import { servicesByName } from "../../graph/services-by-name.ts";
import { nearestWorkloads } from "../../graph/variants.ts";
import type { Workload } from "../../graph/workload.ts";
import { annotationAt, ingressesOf } from "../../ingress/controllers.ts";
import { ALB } from "../../ingress/load-balancers.ts";
import { routesOf } from "../../ingress/routes.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const probes = ["readinessProbe", "livenessProbe", "startupProbe"];

/** Paths that the kubelet asks of pods. */
const probedPaths = once((workloads: readonly Workload[]): string[] => {
  const paths = workloads.flatMap(({ containers }) =>
    containers.flatMap(({ fields }) =>
      probes.flatMap((probe) => textAt(fields, probe, "httpGet", "path") ?? []),
    ),
  );
  return [...new Set(paths)].sort();
});

interface Checked {
  /** The object that says how health is asked for: the Service, or else the Ingress. */
  readonly said: (name: string) => { readonly at: Resource; readonly value: string } | undefined;
  readonly service: Service;
  readonly workloads: readonly Workload[];
}

function* ofPath({ said, service, workloads }: Checked): Generator<Violation> {
  const path = said("healthcheck-path");
  if (path === undefined) return;
  const probed = probedPaths(workloads);
  if (probed.includes(path.value)) return;
  const near = nearest(path.value, probed);
  if (near === undefined) return;
  yield {
    at: path.at,
    severity: "warning",
    message: `the load balancer asks the pods of Service ${service.name} at ${path.value}, and their probes at ${enumerate(probed)}: it takes them for unhealthy`,
    fix: `write ${near}`,
  };
}

function* ofPort({ said, service, workloads }: Checked): Generator<Violation> {
  const port = said("healthcheck-port");
  if (port === undefined || !/^\d+$/.test(port.value)) return;
  const declared = workloads.flatMap(declaredPorts).flatMap(({ number }) => number ?? []);
  if (declared.length === 0 || declared.includes(Number(port.value))) return;
  const targetType = said("target-type")?.value;
  // Otherwise it is a port of the nodes.
  if (targetType !== "ip") return;
  yield {
    at: port.at,
    severity: "warning",
    message: `the load balancer asks the pods of Service ${service.name} at port ${port.value}, and they declare ${enumerate([...new Set(declared)].map(String))}`,
    fix: "write one of their ports, or traffic-port",
  };
}

function* checkedOf(
  graph: Graph,
  ingress: Resource,
  serviceOf: ReturnType<typeof servicesByName>,
): Generator<Checked> {
  const names = routesOf(ingress).map(({ backend }) => textAt(backend, "service", "name") ?? "");
  for (const name of new Set(names)) {
    const service = serviceOf(namespaceOf(ingress), name);
    const owner = service?.resource;
    if (service === undefined || owner === undefined) continue;
    const said = (annotation: string) =>
      [owner, ingress].flatMap((at) => {
        const value = annotationAt(at, `${ALB}/${annotation}`);
        return value === undefined ? [] : [{ at, value }];
      })[0];
    const workloads = nearestWorkloads(owner, graph.pods.matching(service.namespace, service.selector));
    if (workloads.length > 0) yield { said, service, workloads };
  }
}

/** Load balancers ask pods for their health where their probes do. */
export const healthCheckPaths: Rule = {
  number: 328,
  name: "health-check-paths",
  reason: "A load balancer that asks at a path which nobody serves sends no requests to pods that are well.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#health-check",
  *check(graph) {
    const serviceOf = servicesByName(graph);
    for (const ingress of ingressesOf(graph, "aws-load-balancer-controller")) {
      for (const checked of checkedOf(graph, ingress, serviceOf)) {
        yield* ofPath(checked);
        yield* ofPort(checked);
      }
    }
  },
};
