import { type Found, listAt, mapAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

function* ofRule(place: string, rule: Found, isClusterRole: boolean): Generator<Fault> {
  const has = (field: string) => listAt(rule, field).length > 0;
  if (!has("verbs")) yield { message: `${place} allows no verbs`, fix: "write the verbs" };
  if (has("nonResourceURLs")) {
    if (!isClusterRole) {
      const message = `${place} names URLs, which no namespace has`;
      yield { message, fix: "write it into a ClusterRole" };
    }
    if (has("resources") || has("apiGroups") || has("resourceNames")) {
      yield { message: `${place} names both URLs and resources`, fix: "make two rules of it" };
    }
    return;
  }
  if (!has("apiGroups")) {
    yield { message: `${place} names no API groups`, fix: 'write apiGroups; "" is the core group' };
  }
  if (!has("resources")) yield { message: `${place} names no resources`, fix: "write the resources" };
}

/** Rules of roles say which verbs they allow on what. */
export const roleRules: Rule = {
  number: 173,
  name: "role-rules",
  reason: "The API server refuses a role with a rule that allows nothing or on nothing.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole",
  *check(graph) {
    for (const kind of [kinds.role, kinds.clusterRole]) {
      for (const at of graph.ofKind(kind)) {
        for (const [i, rule] of listAt(at.object, "rules").entries()) {
          const isClusterRole = kind === kinds.clusterRole;
          for (const fault of ofRule(`rules[${i}]`, rule, isClusterRole)) yield { at, ...fault };
        }
        const { aggregationRule } = mapAt(at.object);
        if (aggregationRule && listAt(aggregationRule, "clusterRoleSelectors").length === 0) {
          yield {
            at,
            message: "aggregationRule selects no roles",
            fix: "write clusterRoleSelectors, or remove it",
          };
        }
      }
    }
  },
};
