import type { Fields, Resource } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds, namespaceOf } from "../graph/kind.ts";
import type { Workload } from "../graph/workload.ts";

/** A claim of storage: an object, or a template that pods get one of each. */
export interface Claim {
  readonly resource: Resource;
  /** `PersistentVolumeClaim data`, `volumeClaimTemplate data`. */
  readonly title: string;
  readonly namespace: string;
  readonly name: string;
  readonly spec: Fields;
  readonly accessModes: readonly string[];
  /** Undefined where the cluster's default is meant; empty for no class. */
  readonly className: string | undefined;
}

function claimOf(resource: Resource, title: string, name: string, spec: Fields): Claim {
  const className = valueAt(spec, "storageClassName");
  return {
    resource,
    title,
    namespace: namespaceOf(resource),
    name,
    spec,
    accessModes: textsAt(spec, "accessModes"),
    className: typeof className === "string" ? className : undefined,
  };
}

function templatesOf(resource: Resource): Claim[] {
  return listAt(resource.object, "spec", "volumeClaimTemplates").map((template) => {
    const name = textAt(template, "metadata", "name") ?? "";
    return claimOf(resource, `volumeClaimTemplate ${name}`, name, mapAt(template, "spec"));
  });
}

function ephemeralClaimsOf({ resource, podSpec }: Workload): Claim[] {
  return listAt(podSpec, "volumes").flatMap((volume) => {
    const template = valueAt(volume, "ephemeral", "volumeClaimTemplate");
    if (template === undefined) return [];
    const name = textAt(volume, "name") ?? "";
    return [claimOf(resource, `the claim of volume ${name}`, name, mapAt(template, "spec"))];
  });
}

/** The claims that are objects of a tree. */
export function persistentClaims(graph: Graph): Claim[] {
  return graph.ofKind(kinds.persistentVolumeClaim).map((resource) => {
    const { name } = resource.object.metadata;
    return claimOf(resource, `PersistentVolumeClaim ${name}`, name, mapAt(resource.object, "spec"));
  });
}

/** Every claim of a tree, templates included. */
export function claimsOf(graph: Graph): Claim[] {
  return [
    ...persistentClaims(graph),
    ...graph.ofKind({ group: "apps", kind: "StatefulSet" }).flatMap(templatesOf),
    ...graph.workloads.flatMap(ephemeralClaimsOf),
  ];
}

/** Names of the claims that volumes of pods are of. */
export function mountedClaims(podSpec: Found): string[] {
  const names = listAt(podSpec, "volumes").flatMap(
    (volume) => textAt(volume, "persistentVolumeClaim", "claimName") ?? [],
  );
  return [...new Set(names)];
}

/** Workloads by the claims that their pods mount, as `namespace/name`. */
export function usersOfClaims({ workloads }: Graph): ReadonlyMap<string, readonly Workload[]> {
  const uses = workloads.flatMap((workload) =>
    mountedClaims(workload.podSpec).map((claim) => ({ workload, key: `${workload.namespace}/${claim}` })),
  );
  const users = new Map<string, Workload[]>();
  for (const { workload, key } of uses) users.set(key, [...(users.get(key) ?? []), workload]);
  return users;
}
