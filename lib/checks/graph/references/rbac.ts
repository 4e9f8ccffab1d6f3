import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming } from "../reference.ts";

/**
 * The role and the service accounts of a RoleBinding or ClusterRoleBinding. Users and groups are no objects.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function* namingsOfBinding(resource: Resource): Generator<Naming> {
  const role = valueAt(resource.object, "roleRef");
  const kind = textAt(role, "kind") === "Role" ? kinds.role : kinds.clusterRole;
  yield* naming("roleRef", kind, namespaceOf(resource), textAt(role, "name"));
  for (const [index, subject] of listAt(resource.object, "subjects").entries()) {
    if (textAt(subject, "kind") !== "ServiceAccount") continue;
    const namespace = textAt(subject, "namespace") ?? namespaceOf(resource);
    yield* naming(`subjects[${index}]`, kinds.serviceAccount, namespace, textAt(subject, "name"));
  }
}

/** The Secrets that a ServiceAccount carries. */
export function* namingsOfServiceAccount(resource: Resource): Generator<Naming> {
  for (const list of ["imagePullSecrets", "secrets"]) {
    for (const [index, secret] of listAt(resource.object, list).entries()) {
      yield* naming(`${list}[${index}]`, kinds.secret, namespaceOf(resource), textAt(secret, "name"));
    }
  }
}
