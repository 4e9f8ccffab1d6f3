import { isMap, listAt, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { type Fields, groupOf, type KubernetesObject, type Value } from "#lib/render/resource.ts";
import { isBuiltinGroup, isBuiltinKind } from "#lib/render/scope.ts";
import type { Fault } from "./fault.ts";

/** A document as what it is to a cluster: an object, a fault where it was meant to be one, or none of its business. */
export type Manifest =
  | { readonly object: KubernetesObject }
  | { readonly fault: Omit<Fault, "line"> }
  | "none";

/** Groups of files for programs on a person's machine, which look like objects and are applied by nobody. */
const localGroups: ReadonlySet<string> = new Set([
  "audit.k8s.io",
  "backstage.io",
  "client.authentication.k8s.io",
  "config.kubeflow.org",
  "config.kubernetes.io",
  "eksctl.io",
  "k3d.io",
  "kind.x-k8s.io",
  "kubeadm.k8s.io",
  "kubelet.config.k8s.io",
  "kubeproxy.config.k8s.io",
  "kubescheduler.config.k8s.io",
  "kustomize.config.k8s.io",
  "score.dev",
  "skaffold",
]);

/**
 * What a document is. One with at least two of `apiVersion`, `kind`, `metadata` and `spec` was meant to be an object:
 * Argo CD stops at it, and passes by any other.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
export function manifestOf(fields: Fields): Manifest {
  if ([fields.kind, mapAt(fields, "metadata").name].some(isSealed)) return "none";
  const object = objectOf(fields);
  if (object !== undefined) return localGroups.has(groupOf(object.apiVersion)) ? "none" : { object };
  const isMeant = ["apiVersion", "kind", "metadata", "spec"].filter((key) => key in fields).length > 1;
  if (!isMeant || localGroups.has(groupOf(textAt(fields, "apiVersion") ?? ""))) return "none";
  const missing = ["apiVersion", "kind"].find((key) => textAt(fields, key) === undefined) ?? "metadata.name";
  return {
    fault: {
      // Other programs have files of the same form.
      severity: isOfKubernetes(fields) ? "error" : "warning",
      message: `it has no ${missing}: neither kubectl nor Argo CD can apply it`,
      fix: `add ${missing}`,
    },
  };
}

/** Whether what is left of an object says that it is one of Kubernetes itself. */
function isOfKubernetes(fields: Fields): boolean {
  const apiVersion = textAt(fields, "apiVersion");
  const kind = textAt(fields, "kind") ?? textAt(fields, "Kind");
  if (apiVersion !== undefined && !isBuiltinGroup(groupOf(apiVersion))) return false;
  return kind === undefined ? apiVersion !== undefined : isBuiltinKind(kind);
}

function objectOf(fields: Fields): KubernetesObject | undefined {
  const apiVersion = textAt(fields, "apiVersion");
  const kind = textAt(fields, "kind");
  const name = textAt(fields, "metadata", "name") ?? generatedName(fields);
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  const { sops, ...rest } = fields;
  const content: Fields = isMap(sops) ? withoutSealed(rest) : fields;
  return { ...content, apiVersion, kind, metadata: { ...mapAt(content, "metadata"), name } };
}

/** A name like the one that the API server will make. */
function generatedName(fields: Fields): string | undefined {
  const prefix = textAt(fields, "metadata", "generateName");
  return prefix === undefined ? undefined : `${prefix}xxxxx`;
}

/** What SOPS has encrypted is there, and nobody knows what it says. */
function withoutSealed(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, unsealed(value)]));
}

function isSealed(value: Value | undefined): boolean {
  return typeof value === "string" && value.startsWith("ENC[AES256_GCM,");
}

/** @see https://getsops.io/docs/ */
function unsealed(value: Value): Value {
  if (isSealed(value)) return "";
  if (isMap(value)) return withoutSealed(value);
  return Array.isArray(value) ? listAt(value).map(unsealed) : value;
}
