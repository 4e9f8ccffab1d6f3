import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const role = (...rules: readonly Value[]) => object("rbac.authorization.k8s.io/v1 Role", "web", { rules });

describe("rules of roles", () => {
  it("pass with verbs and what they are for", () => {
    expect(
      findingsOf("role-rules", [role({ apiGroups: [""], resources: ["pods"], verbs: ["get"] })]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      role({ apiGroups: [""], resources: ["pods"], verbs: [] }),
      "rules[0] allows no verbs",
      "write the verbs",
    ],
    [
      role({ resources: ["pods"], verbs: ["get"] }),
      "rules[0] names no API groups",
      'write apiGroups; "" is the core group',
    ],
    [role({ apiGroups: [""], verbs: ["get"] }), "rules[0] names no resources", "write the resources"],
    [
      role({ nonResourceURLs: ["/metrics"], verbs: ["get"] }),
      "rules[0] names URLs, which no namespace has",
      "write it into a ClusterRole",
    ],
    [
      object("rbac.authorization.k8s.io/v1 ClusterRole", "web", {
        rules: [{ nonResourceURLs: ["/metrics"], resources: ["pods"], verbs: ["get"] }],
      }),
      "rules[0] names both URLs and resources",
      "make two rules of it",
    ],
    [
      object("rbac.authorization.k8s.io/v1 ClusterRole", "web", { aggregationRule: {} }),
      "aggregationRule selects no roles",
      "write clusterRoleSelectors, or remove it",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("role-rules", [one])).toEqual([at("role-rules", one, message, fix)]);
  });
});
