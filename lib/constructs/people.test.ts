import { describe, expect, it } from "vitest";
import { access } from "#lib/model/access.ts";
import { rendered } from "#lib/render/rendered.fixture.ts";

describe("access", () => {
  it("gives a group a role in the application's namespace only", () => {
    const application = rendered({ workloads: [], access: [access("shop:developers", "view")] });
    expect(application.object("RoleBinding", "shop-developers-view")).toEqual({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: {
        name: "shop-developers-view",
        namespace: "shop",
        labels: { "app.kubernetes.io/part-of": "shop" },
      },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "shop:developers" }],
    });
    expect(application.names("ClusterRoleBinding")).toEqual([]);
  });

  it("gives two groups two bindings", () => {
    const given = [access("developers", "view"), access("operators", "edit")];
    expect(rendered({ workloads: [], access: given }).names("RoleBinding")).toEqual([
      "developers-view",
      "operators-edit",
    ]);
  });
});
