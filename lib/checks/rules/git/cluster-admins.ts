import {
  forEverybody,
  type Grant,
  grantsOf,
  isEverybody,
  isNoDeliverer,
  subjectText,
} from "../../access/grants.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Roles of Kubernetes itself that give most rights. */
const strong = new Set(["cluster-admin", "admin", "edit"]);

function violationOf(grant: Grant): Violation | undefined {
  const { binding: at, subject, roleName, isEverywhere } = grant;
  const who = subjectText(subject);
  if (isEverybody(subject) && !forEverybody.has(roleName)) {
    const isOpen =
      !/authenticated$|accounts$/.test(subject.name) || subject.name === "system:unauthenticated";
    if (!isOpen && !strong.has(roleName)) return undefined;
    const message = `it gives role ${roleName} to ${who}, which is everybody who reaches the API server`;
    return { at, message, fix: "bind the role to the group or the account that needs it" };
  }
  if (roleName !== "cluster-admin" || !isNoDeliverer(subject)) return undefined;
  const where = isEverywhere ? "the cluster" : `namespace ${at.namespace}`;
  const message = `it makes ${who} administrator of ${where}: whoever breaks into one of its pods is that as well`;
  return { at, message, fix: "bind a role with the rights that it uses" };
}

/** No workload, and not everybody, administers a cluster. */
export const clusterAdmins: Rule = {
  number: 518,
  name: "cluster-admins",
  reason: "A pod whose account is an administrator gives its cluster to whoever breaks into it.",
  see: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
  *check(graph) {
    for (const grant of grantsOf(graph)) {
      const violation = violationOf(grant);
      if (violation !== undefined) yield violation;
    }
  },
};
