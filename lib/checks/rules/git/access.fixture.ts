import type { KubernetesObject } from "#lib/render/resource.ts";
import { object } from "../../tree.fixture.ts";

/** One line of a role as tests write it: groups, kinds and verbs, each joined by commas. */
export type Line = readonly [groups: string, kinds: string, verbs: string];

/** A role of the namespace `shop`, or of the cluster. */
export function role(name: string, lines: readonly Line[], kind = "Role"): KubernetesObject {
  const rules = lines.map(([groups, resources, verbs]) => ({
    apiGroups: groups.split(","),
    resources: resources.split(","),
    verbs: verbs.split(","),
  }));
  return object(`rbac.authorization.k8s.io/v1 ${kind}`, name, { rules });
}

/** A binding `binding` of a role of the same scope to a ServiceAccount, or to another subject. */
export function binding(roleName: string, subject: string, scope: "" | "Cluster" = ""): KubernetesObject {
  const [kind = "", name = ""] = subject.includes(" ") ? subject.split(" ") : ["ServiceAccount", subject];
  return object(`rbac.authorization.k8s.io/v1 ${scope}RoleBinding`, "binding", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: `${scope}Role`, name: roleName },
    subjects: [kind === "ServiceAccount" ? { kind, name, namespace: "shop" } : { kind, name }],
  });
}
