import type { Value } from "#lib/render/resource.ts";
import { textsAt } from "../graph/fields.ts";

const writing = ["*", "create", "update", "patch", "delete", "deletecollection"];
const reading = ["*", "get", "list", "watch"];

const has = (rule: Value, field: string, values: readonly string[]) =>
  textsAt(rule, field).some((value) => values.includes(value));

/** Groups of Kubernetes itself through which somebody gets all other rights. */
const powerful = ["*", "", "rbac.authorization.k8s.io"];

/** Whether a rule gives every right over every kind, or over the kinds that lead to all others. */
export function isWildcard(rule: Value): boolean {
  const isAllKinds = has(rule, "resources", ["*"]) && has(rule, "apiGroups", ["*", "", "apps"]);
  const isAllVerbs = has(rule, "verbs", ["*"]) && has(rule, "apiGroups", powerful);
  return (isAllKinds && has(rule, "verbs", writing)) || isAllVerbs;
}

/** Whether a rule lets somebody take more rights than he has. */
export function escalates(rule: Value): boolean {
  const isRbac = has(rule, "apiGroups", ["*", "rbac.authorization.k8s.io"]);
  const isRole = has(rule, "resources", [
    "*",
    "roles",
    "clusterroles",
    "rolebindings",
    "clusterrolebindings",
  ]);
  const changesRoles = isRbac && isRole && has(rule, "verbs", ["escalate", "bind", ...writing]);
  const isIdentity = has(rule, "resources", ["*", "users", "groups", "serviceaccounts", "userextras"]);
  return changesRoles || (isIdentity && has(rule, "verbs", ["impersonate"]));
}

/** Whether a rule lets somebody read every Secret. */
export function readsSecrets(rule: Value): boolean {
  const isSecrets = has(rule, "resources", ["*", "secrets"]) && has(rule, "apiGroups", ["*", ""]);
  return isSecrets && has(rule, "verbs", reading) && textsAt(rule, "resourceNames").length === 0;
}
