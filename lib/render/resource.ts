/** A value as it stands in YAML or JSON. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** A map of a manifest: what `spec`, `metadata` or a container is before a rule looks closer. */
export interface Fields {
  readonly [key: string]: Value;
}

/**
 * A Kubernetes object as it is applied: no class instance, no undefined.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
export interface KubernetesObject extends Fields {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Fields & { readonly name: string };
}

/** Where a resource comes from: what a person has to edit to change it. */
export interface Origin {
  /** Definition that asked for it, relative to the repository: `apps/<application>/index.ts`. */
  readonly definition?: string;
  /** File it was read from, relative to the folder that was read; rendered resources have none. */
  readonly file?: string;
  /** Line of the file in which it begins, counted from 1. */
  readonly line?: number;
}

/** A Kubernetes object with its place in the fleet. */
export interface Resource {
  readonly object: KubernetesObject;
  readonly origin: Origin;
  readonly cluster: string;
  /** Name of the unit (an Argo CD Application) that delivers it. */
  readonly unit: string;
  /** Namespace it lives in: its own, else its unit's; undefined for cluster-scoped kinds. */
  readonly namespace: string | undefined;
}

/** What makes two objects the same object to the API server. */
export interface Identity {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Empty for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
}

/** Groups by the versions that were asked for: thousands of objects have the same few. */
const groups = new Map<string, string>();

/** API group of an `apiVersion`: `apps` of `apps/v1`, empty for `v1`. */
export function groupOf(apiVersion: string): string {
  const known = groups.get(apiVersion);
  if (known !== undefined) return known;
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  groups.set(apiVersion, group);
  return group;
}

/** Identity of a resource: two resources of a cluster with the same one overwrite each other. */
export function identityOf(resource: Resource): Identity {
  const { apiVersion, kind, metadata } = resource.object;
  return { group: groupOf(apiVersion), kind, namespace: resource.namespace ?? "", name: metadata.name };
}
