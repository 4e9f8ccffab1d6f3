import { grantsOf, isOrdinary, subjectText } from "../../access/grants.ts";
import { letsReadSecrets } from "../../access/rules.ts";
import type { Rule } from "../../rule.ts";

/** No account of a workload reads all Secrets of a cluster. */
export const secretReaders: Rule = {
  number: 520,
  name: "secret-readers",
  reason: "Who reads all Secrets has the tokens and passwords of everything that runs in the cluster.",
  see: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets",
  *check(graph) {
    for (const { binding: at, subject, roleName, rules, isEverywhere } of grantsOf(graph)) {
      if (!isEverywhere || !isOrdinary(subject)) continue;
      if (!letsReadSecrets(rules)) continue;
      yield {
        at,
        severity: "warning",
        message: `by role ${roleName}, ${subjectText(subject)} reads the Secrets of all namespaces`,
        fix: "use a RoleBinding of the namespace that is meant, or name the Secrets in resourceNames",
      };
    }
  },
};
