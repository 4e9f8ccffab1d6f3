import { grantsOf } from "../../access/grants.ts";
import type { Rule } from "../../rule.ts";

/** Nobody gives rights to the account that every pod has which names none. */
export const defaultAccounts: Rule = {
  number: 521,
  name: "default-accounts",
  reason: "Every pod of a namespace that names no account has the rights of the account default.",
  see: "https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts",
  *check(graph) {
    for (const { binding: at, subject, roleName } of grantsOf(graph)) {
      if (subject.kind !== "ServiceAccount" || subject.name !== "default") continue;
      yield {
        at,
        severity: "warning",
        message: `it gives role ${roleName} to ServiceAccount default of namespace ${subject.namespace}, which every pod has that names no other`,
        fix: "give the pods that need the role a ServiceAccount of their own",
      };
    }
  },
};
