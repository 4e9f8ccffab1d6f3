import { describe, expect, it } from "vitest";
import { check } from "../../check.ts";
import { anySchema, at, deployment, findingsOf, object, treeOf } from "../../tree.fixture.ts";

describe("scopes of objects", () => {
  it("accepts a namespaced object with a namespace, and one of the whole cluster without", () => {
    const role = object("rbac.authorization.k8s.io/v1 ClusterRole", "reader");
    expect(findingsOf("object-scopes", [deployment("backend"), role])).toEqual([]);
  });

  it("refuses a namespace at a kind of the whole cluster", () => {
    const wrong = object("rbac.authorization.k8s.io/v1 ClusterRole", "reader", {}, { namespace: "shop" });
    expect(findingsOf("object-scopes", [wrong])).toEqual([
      at(
        "object-scopes",
        wrong,
        "metadata.namespace is shop, but every ClusterRole belongs to the whole cluster",
        "remove metadata.namespace",
      ),
    ]);
  });

  it("refuses a namespaced object without a namespace", () => {
    const tree = treeOf([deployment("backend")]);
    const units = tree.units.map((unit) => ({
      ...unit,
      resources: unit.resources.map((resource) => ({ ...resource, namespace: undefined })),
    }));
    const { findings } = check({ ...tree, units }, anySchema);
    expect(findings.map(({ rule, message, fix }) => [rule, message, fix])).toEqual([
      ["object-scopes", "it has no namespace, and neither has its unit", "set metadata.namespace"],
    ]);
  });

  it("knows the scope of a custom kind from its definition", () => {
    const definition = object("apiextensions.k8s.io/v1 CustomResourceDefinition", "things.example.com", {
      spec: {
        group: "example.com",
        names: { kind: "Thing" },
        scope: "Cluster",
        versions: [{ name: "v1", served: true }],
      },
    });
    const wrong = object("example.com/v1 Thing", "one", {}, { namespace: "shop" });
    expect(findingsOf("object-scopes", [definition, wrong])).toEqual([
      at(
        "object-scopes",
        wrong,
        "metadata.namespace is shop, but every Thing belongs to the whole cluster",
        "remove metadata.namespace",
      ),
    ]);
    expect(findingsOf("object-scopes", [wrong])).toEqual([]);
  });
});
