import type { Fields, Resource } from "#lib/render/resource.ts";
import { type Found, isMap, listAt, mapAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import { kinds, namespaceOf } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
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
  const claims: Claim[] = [];
  for (const volume of listAt(podSpec.volumes)) {
    if (!isMap(volume) || volume.ephemeral === undefined) continue;
    const template = valueAt(volume.ephemeral, "volumeClaimTemplate");
    if (template === undefined) continue;
    const name = textAt(volume, "name") ?? "";
    claims.push(claimOf(resource, `the claim of volume ${name}`, name, mapAt(template, "spec")));
  }
  return claims;
}

/** The claims that are objects of a tree. */
export const persistentClaims = oncePerGraph((graph): readonly Claim[] =>
  graph.ofKind(kinds.persistentVolumeClaim).map((resource) => {
    const { name } = resource.object.metadata;
    return claimOf(resource, `PersistentVolumeClaim ${name}`, name, mapAt(resource.object, "spec"));
  }),
);

/** Every claim of a tree, templates included. */
export const claimsOf = oncePerGraph((graph): readonly Claim[] => [
  ...persistentClaims(graph),
  ...graph.ofKind({ group: "apps", kind: "StatefulSet" }).flatMap(templatesOf),
  ...graph.workloads.flatMap(ephemeralClaimsOf),
]);

/** Names of the claims that volumes of pods are of. */
function mountedClaims(podSpec: Found): string[] {
  const names = new Set<string>();
  for (const volume of listAt(podSpec, "volumes")) {
    if (!isMap(volume) || volume.persistentVolumeClaim === undefined) continue;
    const name = textAt(volume.persistentVolumeClaim, "claimName");
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

/** Workloads by the claims that their pods mount, as `namespace/name`. */
export const usersOfClaims = oncePerGraph(({ workloads }): ReadonlyMap<string, readonly Workload[]> => {
  const users = new Map<string, Workload[]>();
  for (const workload of workloads) {
    for (const claim of mountedClaims(workload.podSpec)) {
      const key = `${workload.namespace}/${claim}`;
      const others = users.get(key);
      if (others === undefined) users.set(key, [workload]);
      else others.push(workload);
    }
  }
  return users;
});
