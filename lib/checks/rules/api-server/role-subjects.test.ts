import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const binding = (kind: string, subject: Value) =>
  object(`rbac.authorization.k8s.io/v1 ${kind}`, "web", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "web" },
    subjects: [subject],
  });

describe("subjects", () => {
  it("pass with a namespace where they need one", () => {
    expect(
      findingsOf("role-subjects", [
        binding("ClusterRoleBinding", { kind: "ServiceAccount", name: "web", namespace: "shop" }),
        binding("RoleBinding", { kind: "ServiceAccount", name: "web" }),
        binding("RoleBinding", { kind: "Group", name: "Team A" }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      binding("ClusterRoleBinding", { kind: "ServiceAccount", name: "web" }),
      "subjects[0] ServiceAccount web has no namespace",
      "write its namespace",
    ],
    [
      binding("RoleBinding", { kind: "ServiceAccount", name: "Web" }),
      'subjects[0] ServiceAccount "Web" is not a DNS subdomain',
      "use lower-case letters, digits and hyphens in parts joined by dots, with a letter or digit at both ends of each part",
    ],
    [
      binding("RoleBinding", { kind: "ServiceAccount", name: "web", apiGroup: "rbac.authorization.k8s.io" }),
      "subjects[0] ServiceAccount web is of the group rbac.authorization.k8s.io",
      "remove apiGroup: ServiceAccounts are of the core group",
    ],
    [
      binding("RoleBinding", { kind: "User", name: "jane", apiGroup: "v1" }),
      "subjects[0] User jane is of the group v1",
      "write rbac.authorization.k8s.io",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("role-subjects", [one])).toEqual([at("role-subjects", one, message, fix)]);
  });
});
