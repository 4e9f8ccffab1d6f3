import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kinds, namespaceOf } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** Somebody to whom a binding gives rights. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  /** Of a ServiceAccount. */
  readonly namespace: string;
}

/** What a binding gives to somebody. */
export interface Grant {
  readonly binding: Resource;
  readonly subject: Subject;
  /** Whether it holds in the whole cluster. */
  readonly isEverywhere: boolean;
  readonly roleName: string;
  /** Rules of the role; none where the role is not in the tree. */
  readonly rules: readonly Value[];
}

const clusterRoleBinding: Kind = { group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding" };
const roleBinding: Kind = { group: "rbac.authorization.k8s.io", kind: "RoleBinding" };

function roleKey(kind: string, namespace: string, name: string): string {
  return JSON.stringify([kind, kind === "ClusterRole" ? "" : namespace, name]);
}

/** Everything that the bindings of a tree give, to each of their subjects. */
export const grantsOf = oncePerGraph((graph: Graph): Grant[] => {
  const roles = new Map(
    [...graph.ofKind(kinds.role), ...graph.ofKind(kinds.clusterRole)].map((role) => [
      roleKey(role.object.kind, namespaceOf(role), role.object.metadata.name),
      role,
    ]),
  );
  return [...graph.ofKind(clusterRoleBinding), ...graph.ofKind(roleBinding)].flatMap((binding) => {
    const { object } = binding;
    const roleName = textAt(object, "roleRef", "name") ?? "";
    const role = roles.get(roleKey(textAt(object, "roleRef", "kind") ?? "", namespaceOf(binding), roleName));
    const isEverywhere = object.kind === clusterRoleBinding.kind;
    return listAt(object, "subjects").map((subject) => ({
      binding,
      subject: {
        kind: textAt(subject, "kind") ?? "",
        name: textAt(subject, "name") ?? "",
        namespace: textAt(subject, "namespace") ?? namespaceOf(binding),
      },
      isEverywhere,
      roleName,
      rules: listAt(role?.object, "rules"),
    }));
  });
});

/** What manages clusters, by the names of its accounts and namespaces: it needs many rights. */
const manager =
  /argo|flux|crossplane|terraform|longhorn|rook|ceph|csi|operator|controller|manager|autoscaler|cert-manager|external-|secret|vault|velero|kyverno|gatekeeper|rancher|tekton|jenkins|gitlab|github|runner|ingress|traefik|istio|linkerd|kong|prometheus|monitoring|observability|grafana|metrics|datadog|newrelic|fluent|otel|opentelemetry|karpenter|keda|reloader|reflector|descheduler|trivy|falco|goldilocks|kubecost|opencost|k8s-|dashboard|headlamp|lens|backup|installer|janitor|cleanup|cleaner/i;

/** What delivers to clusters, or rebuilds them, and may have to do anything there. */
const deliverer =
  /argo|flux|crossplane|terraform|longhorn|rook|ceph|csi|tekton|jenkins|gitlab|github|runner|rancher|velero|installer|operator/i;

/** Whether somebody is the account of a workload, and of none that delivers to its cluster. */
export function isNoDeliverer({ kind, name, namespace }: Subject): boolean {
  return kind === "ServiceAccount" && namespace !== "kube-system" && !deliverer.test(`${name} ${namespace}`);
}

/** What ships logs looks up pods and namespaces, wherever it runs. */
const logShipper = /^(?:fluent-?bit|fluentd|filebeat|promtail)$/;

/** Whether somebody is the account of a workload that manages nothing of its cluster. */
export function isOrdinary({ kind, name, namespace }: Subject): boolean {
  const manages = manager.test(`${name} ${namespace}`) && !logShipper.test(name);
  return kind === "ServiceAccount" && namespace !== "kube-system" && !manages;
}

/** `ServiceAccount shop/web`, `Group developers`. */
export function subjectText({ kind, name, namespace }: Subject): string {
  return kind === "ServiceAccount" ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

/** Every user and every pod, those from outside among them. */
export function isEverybody({ kind, name }: Subject): boolean {
  return (
    (kind === "Group" && /^system:(?:unauthenticated|authenticated|serviceaccounts)$/.test(name)) ||
    (kind === "User" && name === "system:anonymous")
  );
}

/** Roles that Kubernetes itself gives to everybody. */
export const forEverybody = new Set([
  "system:basic-user",
  "system:discovery",
  "system:public-info-viewer",
  "system:service-account-issuer-discovery",
]);
