import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds, namespaceOf } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

const rbac = "rbac.authorization.k8s.io";

/** Finds what gives rights to ServiceAccounts. */
export interface Bindings {
  /** Bindings that name a ServiceAccount itself. */
  of(namespace: string, account: string): readonly Resource[];
  /** Whether one gives rights to all ServiceAccounts, or to those of a namespace. */
  hasGroupOf(namespace: string): boolean;
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
function keysOf(binding: Resource): string[] {
  return listAt(binding.object, "subjects").flatMap((subject) => {
    const name = textAt(subject, "name") ?? "";
    switch (textAt(subject, "kind")) {
      case "ServiceAccount":
        return [`${textAt(subject, "namespace") ?? namespaceOf(binding)}/${name}`];
      case "User": {
        const [, namespace, account] = /^system:serviceaccount:([^:]+):(.+)$/.exec(name) ?? [];
        return namespace === undefined ? [] : [`${namespace}/${account}`];
      }
      case "Group":
        return [name];
      default:
        return [];
    }
  });
}

/** Indexes the RoleBindings and ClusterRoleBindings of a tree by their subjects. */
export const bindingsOf = oncePerGraph((graph): Bindings => {
  const bySubject = new Map<string, Resource[]>();
  for (const kind of ["ClusterRoleBinding", "RoleBinding"]) {
    for (const binding of graph.ofKind({ group: rbac, kind })) {
      for (const key of keysOf(binding)) {
        const others = bySubject.get(key);
        if (others === undefined) bySubject.set(key, [binding]);
        else others.push(binding);
      }
    }
  }
  const hasAll = ["system:serviceaccounts", "system:authenticated"].some((group) => bySubject.has(group));
  return {
    of: (namespace, account) => bySubject.get(`${namespace}/${account}`) ?? [],
    hasGroupOf: (namespace) => hasAll || bySubject.has(`system:serviceaccounts:${namespace}`),
  };
});

/** Whether a binding is for calls to the API: rights to `use` something are asked for when a pod is made. */
export function isForCalls(graph: Graph, binding: Resource): boolean {
  const role = valueAt(binding.object, "roleRef");
  const name = textAt(role, "name") ?? "";
  if (name.startsWith("system:openshift:") || /(^|[:-])psp([:-]|$)/.test(name)) return false;
  const kind = textAt(role, "kind") === "Role" ? kinds.role : kinds.clusterRole;
  const roles = graph.names.producersOf(kind, namespaceOf(binding), name).flatMap(({ by }) => by ?? []);
  const verbs = roles.flatMap(({ object }) =>
    listAt(object, "rules").flatMap((rule) => textsAt(rule, "verbs")),
  );
  return verbs.length === 0 ? roles.length === 0 : verbs.some((verb) => verb !== "use");
}
