import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, valueAt } from "./fields.ts";
import type { Graph } from "./graph.ts";
import { namespaceOf } from "./kind.ts";
import { type Selector, selectorOf } from "./labels.ts";
import { namespacesOfMonitor } from "./namespaces.ts";
import type { Service } from "./service.ts";
import type { Workload } from "./workload.ts";

const group = "monitoring.coreos.com";

/** A ServiceMonitor or PodMonitor, with what it looks for and what it finds. */
export interface Monitor {
  readonly resource: Resource;
  readonly selector: Selector;
  readonly endpoints: readonly Value[];
  /** Field that lists the endpoints. */
  readonly list: "endpoints" | "podMetricsEndpoints";
  /** Services that a ServiceMonitor finds; none for a PodMonitor. */
  readonly services: readonly Service[];
  /** Workloads whose pods it scrapes, directly or behind its Services. */
  readonly workloads: readonly Workload[];
  /** It looks where the tree does not show everything. */
  readonly sees: "all" | "part";
}

function lookedIn(graph: Graph, resource: Resource): readonly string[] {
  return namespacesOfMonitor(
    graph.namespaces,
    namespaceOf(resource),
    valueAt(resource.object, "spec", "namespaceSelector"),
  );
}

/** The Service `kubernetes` of the API server, which is in this namespace of every cluster, is in no tree. */
function seen({ unseen }: Graph, namespaces: readonly string[]): Monitor["sees"] {
  return namespaces.some((name) => name === "default" || unseen.has(name)) ? "part" : "all";
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor */
export function serviceMonitorsOf(graph: Graph): Monitor[] {
  return graph.ofKind({ group, kind: "ServiceMonitor" }).map((resource) => {
    const selector = selectorOf(valueAt(resource.object, "spec", "selector"));
    const namespaces = lookedIn(graph, resource);
    const services = namespaces.flatMap((namespace) => graph.servicesByLabel.matching(namespace, selector));
    return {
      resource,
      selector,
      endpoints: listAt(resource.object, "spec", "endpoints"),
      list: "endpoints",
      services,
      workloads: services.flatMap((service) => graph.pods.matching(service.namespace, service.selector)),
      sees: seen(graph, namespaces),
    };
  });
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor */
export function podMonitorsOf(graph: Graph): Monitor[] {
  return graph.ofKind({ group, kind: "PodMonitor" }).map((resource) => {
    const selector = selectorOf(valueAt(resource.object, "spec", "selector"));
    const namespaces = lookedIn(graph, resource);
    return {
      resource,
      selector,
      endpoints: listAt(resource.object, "spec", "podMetricsEndpoints"),
      list: "podMetricsEndpoints",
      services: [],
      workloads: namespaces.flatMap((namespace) => graph.pods.matching(namespace, selector)),
      sees: seen(graph, namespaces),
    };
  });
}
