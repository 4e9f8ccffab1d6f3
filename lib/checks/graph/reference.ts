import type { Resource } from "#lib/render/resource.ts";
import { type Found, isTrueAt, textAt } from "./fields.ts";
import type { Kind } from "./kind.ts";

/** A place in an object that names another object. */
export interface Reference {
  readonly from: Resource;
  /** As people call it: `env GOOGLE_CLIENT_ID`, `volume data`, `spec.tls[0]`. */
  readonly place: string;
  readonly kind: Kind;
  /** Where the name is looked up; of no matter for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
  /** The key of the Secret or ConfigMap that is read. */
  readonly key?: string;
  /** The cluster goes on without it. */
  readonly optional: boolean;
}

/** A reference before it is known whose it is. */
export type Naming = Omit<Reference, "from">;

/** Names an object by a text, if there is one. */
export function naming(place: string, kind: Kind, namespace: string, name: string | undefined): Naming[] {
  return name === undefined ? [] : [{ place, kind, namespace, name, optional: false }];
}

/**
 * Names a key of a Secret or ConfigMap by a selector such as `secretKeyRef`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
 */
export function namingKey(place: string, kind: Kind, namespace: string, selector: Found): Naming[] {
  const key = textAt(selector, "key");
  return naming(place, kind, namespace, textAt(selector, "name")).map((named) => ({
    ...named,
    ...(key !== undefined && { key }),
    optional: isTrueAt(selector, "optional"),
  }));
}
