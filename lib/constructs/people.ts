import { ClusterRole, Group, RoleBinding } from "cdk8s-plus-28";
import type { Access } from "#lib/model/access.ts";
import { composedName } from "#lib/model/name.ts";
import { unitLabels } from "./labels.ts";
import type { Scope } from "./scope.ts";

/**
 * Gives a group of people one of the roles that every cluster has, in this namespace only.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export function addAccess(scope: Scope, { group, role }: Access): void {
  const name = composedName([group.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"), role], "RoleBinding");
  const binding = new RoleBinding(scope.chart, `RoleBinding-${name}`, {
    metadata: { name, namespace: scope.namespace, labels: unitLabels(scope) },
    role: ClusterRole.fromClusterRoleName(scope.chart, `role-${name}`, role),
  });
  binding.addSubjects(Group.fromName(scope.chart, `group-${name}`, group));
}
