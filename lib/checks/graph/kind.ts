import { groupOf, type KubernetesObject, type Resource } from "#lib/render/resource.ts";
import { scopeOf } from "#lib/render/scope.ts";

/** A kind without its version: what names are looked up by. */
export interface Kind {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

const core = (kind: string): Kind => ({ group: "", kind });
const rbac = (kind: string): Kind => ({ group: "rbac.authorization.k8s.io", kind });

/** The kinds that references name, by the words that people use for them. */
export const kinds = {
  application: { group: "argoproj.io", kind: "Application" },
  appProject: { group: "argoproj.io", kind: "AppProject" },
  clusterIssuer: { group: "cert-manager.io", kind: "ClusterIssuer" },
  clusterRole: rbac("ClusterRole"),
  configMap: core("ConfigMap"),
  customResourceDefinition: { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition" },
  gateway: { group: "gateway.networking.k8s.io", kind: "Gateway" },
  ingress: { group: "networking.k8s.io", kind: "Ingress" },
  ingressClass: { group: "networking.k8s.io", kind: "IngressClass" },
  issuer: { group: "cert-manager.io", kind: "Issuer" },
  namespace: core("Namespace"),
  networkPolicy: { group: "networking.k8s.io", kind: "NetworkPolicy" },
  persistentVolume: core("PersistentVolume"),
  persistentVolumeClaim: core("PersistentVolumeClaim"),
  priorityClass: { group: "scheduling.k8s.io", kind: "PriorityClass" },
  role: rbac("Role"),
  runtimeClass: { group: "node.k8s.io", kind: "RuntimeClass" },
  secret: core("Secret"),
  service: core("Service"),
  serviceAccount: core("ServiceAccount"),
  storageClass: { group: "storage.k8s.io", kind: "StorageClass" },
} as const satisfies Record<string, Kind>;

/** Texts by group and kind: one that is made anew is slow to look anything up by. */
const ids = new Map<string, Map<string, string>>();

/** One text for one kind: `apps/Deployment`, `/Secret`. */
export function kindId({ group, kind }: Kind): string {
  const known = ids.get(group)?.get(kind);
  if (known !== undefined) return known;
  const id = `${group}/${kind}`;
  const ofGroup = ids.get(group) ?? new Map<string, string>();
  ids.set(group, ofGroup.set(kind, id));
  return id;
}

/** Kind of an object, without its version. */
export function kindOf({ apiVersion, kind }: KubernetesObject): Kind {
  return { group: groupOf(apiVersion), kind };
}

/** Whether a resource is of a kind, whatever the version. */
export function isOf(resource: Resource, { group, kind }: Kind): boolean {
  return resource.object.kind === kind && groupOf(resource.object.apiVersion) === group;
}

/** Namespace that a name of this kind is looked up in: empty for cluster-scoped kinds. */
export function namespaceFor(kind: Kind, namespace: string | undefined): string {
  return scopeOf(kind) === "cluster" ? "" : (namespace ?? "");
}

/** Namespace of a resource; empty for cluster-scoped kinds, whatever its metadata claims. */
export function namespaceOf(resource: Resource): string {
  return namespaceFor(kindOf(resource.object), resource.namespace);
}
