import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { binding, type Line, role } from "./access.fixture.ts";

const rbac = "rbac.authorization.k8s.io";
const find = (line: Line, subject = "web") =>
  findingsOf("escalating-roles", [role("web", [line]), binding("web", subject)]);

describe("escalating-roles", () => {
  it.each([
    [[rbac, "roles", "get,list"], "web"],
    [[rbac, "rolebindings", "create"], "capsule-manager"],
    [["", "serviceaccounts", "create"], "web"],
  ] as const)("accept %s for %s", (line, subject) => {
    expect(find(line, subject)).toEqual([]);
  });

  it.each([
    [[rbac, "clusterroles", "escalate"]],
    [[rbac, "rolebindings", "create,get"]],
    [["", "users,groups", "impersonate"]],
  ] as const)("are refused: %s", (line) => {
    expect(find(line)).toEqual([
      at(
        "escalating-roles",
        binding("web", "web"),
        "by role web, ServiceAccount shop/web can give itself any right",
        "take roles, bindings and impersonation out of role web",
      ),
    ]);
  });
});
