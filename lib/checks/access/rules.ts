import type { Value } from "#lib/render/resource.ts";
import { textsAt } from "../graph/fields.ts";
import { once } from "../graph/once.ts";

const writing = ["*", "create", "update", "patch", "delete", "deletecollection"];
const reading = ["*", "get", "list", "watch"];

const has = (rule: Value, field: string, values: readonly string[]) =>
  textsAt(rule, field).some((value) => values.includes(value));

/** Groups of Kubernetes itself through which somebody gets all other rights. */
const powerful = ["*", "", "rbac.authorization.k8s.io"];

/** Whether a rule gives every right over every kind, or over the kinds that lead to all others. */
function isWildcard(rule: Value): boolean {
  const isAllKinds = has(rule, "resources", ["*"]) && has(rule, "apiGroups", ["*", "", "apps"]);
  const isAllVerbs = has(rule, "verbs", ["*"]) && has(rule, "apiGroups", powerful);
  return (isAllKinds && has(rule, "verbs", writing)) || isAllVerbs;
}

/** Whether a rule lets somebody take more rights than he has. */
function escalates(rule: Value): boolean {
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
function readsSecrets(rule: Value): boolean {
  const isSecrets = has(rule, "resources", ["*", "secrets"]) && has(rule, "apiGroups", ["*", ""]);
  return isSecrets && has(rule, "verbs", reading) && textsAt(rule, "resourceNames").length === 0;
}

/** Whether a role has rights over everything; roles have many subjects, and are read once. */
export const isOverEverything = once((rules: readonly Value[]) => rules.some(isWildcard));

/** Whether a role lets its subjects take more rights than they have, in a rule that says so. */
export const letsEscalate = once((rules: readonly Value[]) =>
  rules.some((rule) => escalates(rule) && !isWildcard(rule)),
);

/** Whether a role lets its subjects read every Secret, in a rule that says so. */
export const letsReadSecrets = once((rules: readonly Value[]) =>
  rules.some((rule) => readsSecrets(rule) && !isWildcard(rule)),
);
