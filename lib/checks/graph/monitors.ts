import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, valueAt } from "./fields.ts";
import type { Graph } from "./graph.ts";
import { namespaceOf } from "./kind.ts";
import type { LabelIndex, Labelled } from "./label-index.ts";
import { type Selector, selectorOf } from "./labels.ts";
import { namespacesOfMonitor } from "./namespaces.ts";
import { oncePerGraph } from "./once-per-graph.ts";
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
  /** Services that a ServiceMonitor finds, one list for all that look for the same; none for a PodMonitor. */
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

/** What monitors find that look for the same in the same namespaces. */
type Findings = Pick<Monitor, "services" | "workloads" | "sees">;

/** Finds what a selector matches in namespaces, through an index of one namespace or of all. */
function within<Item extends Labelled>(
  index: LabelIndex<Item>,
  namespaces: readonly string[],
  selector: Selector,
): readonly Item[] {
  const [first, ...others] = namespaces;
  if (first === undefined || others.length === 0) return index.matching(first ?? "", selector);
  const among = new Set(namespaces);
  return index.everywhere(selector).filter(({ namespace }) => among.has(namespace));
}

function behind(graph: Graph, services: readonly Service[]): readonly Workload[] {
  const selected = new Set(
    services.map(({ namespace, selector }) => graph.pods.matching(namespace, selector)),
  );
  return [...selected].flat();
}

function findingsOf(
  graph: Graph,
  list: Monitor["list"],
  namespaces: readonly string[],
  selector: Selector,
): Findings {
  const sees = seen(graph, namespaces);
  if (list === "podMetricsEndpoints") {
    return { services: [], workloads: within(graph.pods, namespaces, selector), sees };
  }
  const services = within(graph.servicesByLabel, namespaces, selector);
  return { services, workloads: behind(graph, services), sees };
}

function monitorsOf(graph: Graph, kind: string, list: Monitor["list"]): Monitor[] {
  const known = new Map<string, Findings>();
  return graph.ofKind({ group, kind }).map((resource) => {
    const selector = selectorOf(valueAt(resource.object, "spec", "selector"));
    const namespaces = lookedIn(graph, resource);
    const isAny = namespaces === graph.namespaces.all;
    const question = JSON.stringify([isAny ? "any" : namespaces, selector.labels, selector.expressions]);
    const findings = known.get(question) ?? findingsOf(graph, list, namespaces, selector);
    known.set(question, findings);
    return { resource, selector, endpoints: listAt(resource.object, "spec", list), list, ...findings };
  });
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor */
export const serviceMonitorsOf = oncePerGraph((graph): readonly Monitor[] =>
  monitorsOf(graph, "ServiceMonitor", "endpoints"),
);

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor */
export const podMonitorsOf = oncePerGraph((graph): readonly Monitor[] =>
  monitorsOf(graph, "PodMonitor", "podMetricsEndpoints"),
);
