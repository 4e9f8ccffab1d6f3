import { describe, expect, it } from "vitest";
import { groupOf, identityOf, type Resource } from "./resource.ts";

const ingress: Resource = {
  object: { apiVersion: "networking.k8s.io/v1", kind: "Ingress", metadata: { name: "web" } },
  origin: {},
  cluster: "production",
  unit: "shop",
  namespace: "shop",
};

describe("resource", () => {
  it("has the group of its apiVersion; the core group has no name", () => {
    expect(groupOf("apps/v1")).toBe("apps");
    expect(groupOf("v1")).toBe("");
  });

  it("is the same object in every version of its group", () => {
    const older = { ...ingress, object: { ...ingress.object, apiVersion: "networking.k8s.io/v1beta1" } };
    expect(identityOf(ingress)).toEqual({
      group: "networking.k8s.io",
      kind: "Ingress",
      namespace: "shop",
      name: "web",
    });
    expect(identityOf(older)).toEqual(identityOf(ingress));
  });

  it("has no namespace in its identity where its kind knows none", () => {
    expect(identityOf({ ...ingress, namespace: undefined }).namespace).toBe("");
  });
});
