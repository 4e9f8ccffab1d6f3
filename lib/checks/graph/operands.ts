import type { Resource } from "#lib/render/resource.ts";
import { namespaceOf } from "./kind.ts";

/** Custom resources of operators that nothing here models, found by the names they may give to what they make. */
export interface Operands {
  /** The resource whose name, with a suffix, this name is: `Kafka events` for `events-cluster-ca`. */
  makerOf(namespace: string, name: string): Resource | undefined;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const longestName = 253;

/** Indexes custom resources by name. Operators name what they make after the resource they make it of. */
export function indexOperands(resources: readonly Resource[]): Operands {
  const byName = new Map(
    resources.map((resource) => [
      JSON.stringify([namespaceOf(resource), resource.object.metadata.name]),
      resource,
    ]),
  );
  return {
    makerOf: (namespace, name) => {
      if (name.length > longestName) return undefined;
      const parts = name.split("-");
      const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join("-"));
      return prefixes.flatMap((prefix) => byName.get(JSON.stringify([namespace, prefix])) ?? [])[0];
    },
  };
}
