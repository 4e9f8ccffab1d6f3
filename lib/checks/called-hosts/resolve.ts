import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import type { Service } from "../graph/service.ts";
import { servicesNamed } from "../graph/services-by-name.ts";
import { nearestServices } from "../graph/variants.ts";

/** A name as pods of a namespace resolve it. */
export interface Resolved {
  readonly namespace: string;
  readonly service: string;
  /** Name of a pod before it, as a headless Service gives its pods: `postgres-0`. */
  readonly pod: string | undefined;
  /** Known Services of this name; none for one that is not there, and for one of unknown ports. */
  readonly services: readonly Service[];
  readonly exists: boolean;
}

/** Services of the tree and of charts under a name. */
function servicesOf(graph: Graph, namespace: string, service: string): readonly Service[] {
  const named = servicesNamed(graph);
  const own = named(namespace, service);
  // Objects that name no namespace go to whichever somebody applies them to.
  return own.length > 0 ? own : named("", service);
}

/** The Services of a name that an object meets. */
export function servicesFor(
  graph: Graph,
  home: Resource,
  { namespace, service }: Resolved,
): readonly Service[] {
  return nearestServices(home, servicesOf(graph, namespace, service));
}

function resolvedTo(graph: Graph, namespace: string, service: string, pod?: string): Resolved {
  const services = servicesOf(graph, namespace, service);
  const exists = services.length > 0 || graph.names.producersOf(kinds.service, namespace, service).length > 0;
  return { namespace, service, pod, services, exists };
}

/** The domain of a cluster, unless its kubelets are told another. */
export const clusterDomain = "cluster.local";

/** Whether a namespace is known to be there. */
export function hasNamespace(graph: Graph, name: string): boolean {
  return graph.names.producersOf(kinds.namespace, "", name).length > 0;
}

/**
 * What a name means to the pods of a namespace; nothing for one that is not of the cluster, or that may be either.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function resolve(graph: Graph, from: string, name: string): Resolved | undefined {
  const labels = name.split(".");
  const below = labels.indexOf("svc");
  if (below >= 0) {
    const domain = labels.slice(below + 1).join(".");
    const [service, namespace, ...rest] = [
      labels[below - 2],
      labels[below - 1],
      ...labels.slice(0, below - 2),
    ];
    if ((domain !== "" && domain !== clusterDomain) || service === undefined || namespace === undefined) {
      return undefined;
    }
    return resolvedTo(graph, namespace, service, rest.at(-1));
  }
  const [first = "", second, third, ...rest] = labels;
  if (rest.length > 0) return undefined;
  if (second === undefined) return resolvedTo(graph, from, first);
  if (third === undefined) {
    if (hasNamespace(graph, second)) return resolvedTo(graph, second, first);
    const ownPod = resolvedTo(graph, from, second, first);
    return ownPod.exists ? ownPod : undefined;
  }
  const ofPod = resolvedTo(graph, third, second, first);
  return ofPod.exists ? ofPod : undefined;
}
