import type { Graph } from "./graph.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import type { Service } from "./service.ts";

const none: readonly Service[] = [];

/** Finds the Services of a name in a namespace, those that charts bring included. */
export const servicesNamed = oncePerGraph(
  ({ services }): ((namespace: string, name: string) => readonly Service[]) => {
    const namespaces = new Map<string, Map<string, Service[]>>();
    for (const service of services) {
      const names = namespaces.get(service.namespace) ?? new Map<string, Service[]>();
      namespaces.set(service.namespace, names);
      const others = names.get(service.name);
      if (others === undefined) names.set(service.name, [service]);
      else others.push(service);
    }
    return (namespace, name) => namespaces.get(namespace)?.get(name) ?? none;
  },
);

/** Finds Services of the tree by namespace and name; those that charts bring are not among them. */
export function servicesByName(graph: Graph): (namespace: string, name: string) => Service | undefined {
  const named = servicesNamed(graph);
  return (namespace, name) => named(namespace, name).findLast(({ resource }) => resource !== undefined);
}
