import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-role-references", () => {
  const binding = (role: string, subjects: readonly string[]) =>
    object("rbac.authorization.k8s.io/v1 RoleBinding", "web", {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role },
      subjects: subjects.map((name) => ({ kind: "ServiceAccount", name })),
    });

  it("finds another role", () => {
    expect(changed("immutable-role-references", [binding("view", ["a"])], [binding("edit", ["a"])])).toEqual([
      at(
        "immutable-role-references",
        binding("edit", ["a"]),
        "it changes roleRef.name from view to edit: the API server refuses that, so that every sync fails until it is deleted by hand: its subjects keep the rights of the old role until then",
        orSay("leave it as it is, and add a binding of another name", "Replaces: RoleBinding shop/web"),
      ),
    ]);
  });

  it("takes other subjects", () => {
    expect(
      changed("immutable-role-references", [binding("view", ["a"])], [binding("view", ["a", "b"])]),
    ).toEqual([]);
  });
});
