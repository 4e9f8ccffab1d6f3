import { describe, expect, it } from "vitest";
import type { Resource } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import { fileOf } from "./layout.ts";

const unit: Unit = {
  name: "shop",
  cluster: "production",
  definition: "apps/shop/index.ts",
  namespace: "shop",
  charts: [],
  resources: [],
};

function resource(kind: string, name: string, namespace?: string): Resource {
  const object = { apiVersion: "v1", kind, metadata: { name } };
  return { object, origin: {}, cluster: "production", unit: "shop", namespace };
}

describe("fileOf", () => {
  it("places a resource of the unit's namespace directly in the unit's folder", () => {
    expect(fileOf(resource("ConfigMap", "nginx.conf", "shop"), unit)).toBe(
      "generated/production/shop/configmap-nginx.conf.yaml",
    );
  });

  it("places a cluster-scoped resource beside them", () => {
    expect(fileOf(resource("Namespace", "shop"), unit)).toBe("generated/production/shop/namespace-shop.yaml");
  });

  it("places a resource of another namespace in a subfolder of that name", () => {
    expect(fileOf(resource("Role", "reader", "kube-system"), unit)).toBe(
      "generated/production/shop/kube-system/role-reader.yaml",
    );
  });

  it.each([
    ["system:shop", "role-system%3Ashop.yaml"],
    ["Admin", "role-%41dmin.yaml"],
    ["a%3Ab", "role-a%253%41b.yaml"],
    ["../ä", "role-..%2F%C3%A4.yaml"],
  ])("encodes in the name %s what some file system does not take or takes for another name", (name, file) => {
    expect(fileOf(resource("Role", name, "shop"), unit)).toBe(`generated/production/shop/${file}`);
  });

  it("leads out of the folder for no name", () => {
    expect(fileOf(resource("Role", "x", ".."), { ...unit, cluster: "/", name: "." })).toBe(
      "generated/%2F/%2E/%2E./role-x.yaml",
    );
  });
});
