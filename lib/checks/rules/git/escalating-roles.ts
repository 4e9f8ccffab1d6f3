import { grantsOf, isOrdinary, subjectText } from "../../access/grants.ts";
import { letsEscalate } from "../../access/rules.ts";
import type { Rule } from "../../rule.ts";

/** No account of a workload can give itself further rights. */
export const escalatingRoles: Rule = {
  number: 519,
  name: "escalating-roles",
  reason: "Who may write roles and bindings, or act as others, has all rights already.",
  see: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb",
  *check(graph) {
    for (const { binding: at, subject, roleName, rules } of grantsOf(graph)) {
      if (!isOrdinary(subject) || !letsEscalate(rules)) continue;
      yield {
        at,
        message: `by role ${roleName}, ${subjectText(subject)} can give itself any right`,
        fix: `take roles, bindings and impersonation out of role ${roleName}`,
      };
    }
  },
};
