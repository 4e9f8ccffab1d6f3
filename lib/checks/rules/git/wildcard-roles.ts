import { grantsOf, isOrdinary, subjectText } from "../../access/grants.ts";
import { isOverEverything } from "../../access/rules.ts";
import type { Rule } from "../../rule.ts";

/** Accounts of workloads have the rights that they use, and no others. */
export const wildcardRoles: Rule = {
  number: 517,
  name: "wildcard-roles",
  reason: "A role with * gives rights over everything that there is, and that there will be.",
  see: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
  *check(graph) {
    for (const { binding: at, subject, roleName, rules } of grantsOf(graph)) {
      if (!isOrdinary(subject) || !isOverEverything(rules)) continue;
      yield {
        at,
        message: `it gives ${subjectText(subject)} role ${roleName}, which has * for verbs or for kinds`,
        fix: `list in role ${roleName} the kinds and verbs that it uses`,
      };
    }
  },
};
