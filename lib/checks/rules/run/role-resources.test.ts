import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const role = (apiGroups: string[], resources: string[]) =>
  object("rbac.authorization.k8s.io/v1 Role", "web", { rules: [{ apiGroups, resources, verbs: ["get"] }] });

it.each([
  [[""], ["pods", "pods/log"]],
  [
    ["apps", ""],
    ["deployments/scale", "configmaps"],
  ],
  [["example.com"], ["things"]],
  [["*"], ["*"]],
  [["apps", "extensions"], ["ingresses"]],
  [[""], ["proxy"]],
])("takes %j of %j", (groups, resources) => {
  expect(findingsOf("role-resources", [role(groups, resources)])).toEqual([]);
});

it.each([
  [
    ["apps"],
    ["configmaps"],
    "names configmaps, which group apps does not have",
    "write it into a rule for the core group",
  ],
  [
    ["coordination.k8s.io"],
    ["lease"],
    "names lease, which group coordination.k8s.io does not have",
    "write leases",
  ],
  [
    ["coordination"],
    ["leases"],
    "names API group coordination, which does not exist",
    "write coordination.k8s.io",
  ],
  [[""], ["deployment"], "names deployment, which the core group does not have", "correct it"],
])("warns of %j of %j", (groups, resources, message, fix) => {
  const wrong = role(groups, resources);
  expect(findingsOf("role-resources", [wrong])).toEqual([
    at("role-resources", wrong, `rules[0] ${message}: it allows nothing there`, fix, "warning"),
  ]);
});
