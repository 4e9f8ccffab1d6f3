import type { Graph } from "./graph.ts";
import type { Service } from "./service.ts";

/** Finds Services of the tree by namespace and name; those that charts bring are not among them. */
export function servicesByName({
  services,
}: Graph): (namespace: string, name: string) => Service | undefined {
  const key = (namespace: string, name: string) => JSON.stringify([namespace, name]);
  const own = services.filter(({ resource }) => resource !== undefined);
  const byName = new Map(own.map((service) => [key(service.namespace, service.name), service]));
  return (namespace, name) => byName.get(key(namespace, name));
}
