import { forms } from "../../fields/forms.ts";
import { type Found, listAt, textAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

const group = "rbac.authorization.k8s.io";

function* ofSubject(place: string, subject: Found, isClusterWide: boolean): Generator<Fault> {
  const [kind, name] = [textAt(subject, "kind"), textAt(subject, "name") ?? ""];
  const apiGroup = textAt(subject, "apiGroup");
  if (kind === "ServiceAccount") {
    // A RoleBinding takes its own namespace.
    if (isClusterWide && textAt(subject, "namespace") === undefined) {
      yield { message: `${place} ServiceAccount ${name} has no namespace`, fix: "write its namespace" };
    }
    if (name !== "" && !forms.subdomain.holds(name)) {
      yield {
        message: `${place} ServiceAccount "${name}" is not ${forms.subdomain.is}`,
        fix: forms.subdomain.fix,
      };
    }
    if (apiGroup !== undefined) {
      const message = `${place} ServiceAccount ${name} is of the group ${apiGroup}`;
      yield { message, fix: "remove apiGroup: ServiceAccounts are of the core group" };
    }
  } else if ((kind === "User" || kind === "Group") && apiGroup !== undefined && apiGroup !== group) {
    yield { message: `${place} ${kind} ${name} is of the group ${apiGroup}`, fix: `write ${group}` };
  }
}

/** Subjects of role bindings are written such that they can be found. */
export const roleSubjects: Rule = {
  number: 151,
  name: "role-subjects",
  reason:
    "The API server refuses a binding to a ServiceAccount without its namespace, or to a subject of another group.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects",
  *check(graph) {
    for (const kind of ["RoleBinding", "ClusterRoleBinding"]) {
      for (const at of graph.ofKind({ group, kind })) {
        for (const [i, subject] of listAt(at.object, "subjects").entries()) {
          const isClusterWide = kind === "ClusterRoleBinding";
          for (const fault of ofSubject(`subjects[${i}]`, subject, isClusterWide)) yield { at, ...fault };
        }
      }
    }
  },
};
