import { eksAddOnAccounts } from "#lib/model/permissions.ts";
import type { Facts } from "#lib/render/facts.ts";
import { type Kind, kinds } from "../kind.ts";
import type { Keys, Producer } from "../names.ts";

/** Takes `namespace/name` apart. */
export function splitName(text: string): { readonly namespace: string; readonly name: string } {
  const slash = text.indexOf("/");
  return { namespace: text.slice(0, Math.max(slash, 0)), name: text.slice(slash + 1) };
}

function everywhere(kind: Kind, name: string, keys?: Keys): Producer {
  return { kind, name, namespace: undefined, ...(keys && { keys }) };
}

/**
 * What every Kubernetes cluster has.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const builtin: readonly Producer[] = [
  ...["default", "kube-system", "kube-public", "kube-node-lease"].map((name) =>
    everywhere(kinds.namespace, name),
  ),
  ...["system-cluster-critical", "system-node-critical"].map((name) => everywhere(kinds.priorityClass, name)),
  ...["cluster-admin", "admin", "edit", "view"].map((name) => everywhere(kinds.clusterRole, name)),
  everywhere(kinds.serviceAccount, "default"),
  everywhere(kinds.configMap, "kube-root-ca.crt", { known: ["ca.crt"], open: false }),
  { kind: kinds.service, name: "kubernetes", namespace: "default" },
  { kind: kinds.role, name: "extension-apiserver-authentication-reader", namespace: "kube-system" },
  // Argo CD reads this tree, and makes the project `default` when it starts.
  everywhere(kinds.appProject, "default"),
];

/** Whether Kubernetes itself makes an object of this name: the roles `system:…` are too many to list. */
export function isReserved({ kind }: Kind, name: string): boolean {
  return (kind === "ClusterRole" || kind === "Role") && name.startsWith("system:");
}

/** What is in a cluster without anybody's manifest. */
export function producersOfCluster({ preinstalled = {}, eksAddons = [] }: Facts): Producer[] {
  const { namespaces = [], priorityClasses = [], storageClasses = [], services = [] } = preinstalled;
  return [
    ...builtin,
    ...namespaces.map((name) => everywhere(kinds.namespace, name)),
    ...priorityClasses.map((name) => everywhere(kinds.priorityClass, name)),
    ...storageClasses.map((name) => everywhere(kinds.storageClass, name)),
    ...services.map((text) => ({ kind: kinds.service, ...splitName(text) })),
    ...eksAddOnAccounts(eksAddons).map(([text]) => ({ kind: kinds.serviceAccount, ...splitName(text) })),
  ];
}
