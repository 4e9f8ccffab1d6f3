import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
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
        "warning",
      ),
    ]);
  });

  const lost = [["object-scopes", "it has no namespace, and neither has its unit", "set metadata.namespace"]];

  /** What is said where all objects but those named have no namespace. */
  function without(objects: readonly KubernetesObject[], named: readonly string[]): string[][] {
    const tree = treeOf(objects);
    const units = tree.units.map((unit) => ({
      ...unit,
      resources: unit.resources.map((resource) =>
        named.includes(resource.object.metadata.name) ? resource : { ...resource, namespace: undefined },
      ),
    }));
    const { findings } = check({ ...tree, units }, anySchema);
    const ofRule = findings.filter(({ rule }) => rule === "object-scopes");
    return ofRule.map(({ rule, message, fix }) => [rule, message, fix]);
  }

  it("refuses a namespaced object without a namespace among others that have one", () => {
    expect(without([deployment("backend"), deployment("api")], ["api"])).toEqual(lost);
  });

  it("refuses one that an Application delivers to no namespace", () => {
    const application = object("argoproj.io/v1alpha1 Application", "web", {}, { namespace: "argocd" });
    expect(without([deployment("backend"), application], ["web"])).toEqual(lost);
  });

  it("leaves a folder alone in which no object has one: whoever applies it chooses", () => {
    expect(without([deployment("backend"), deployment("api")], [])).toEqual([]);
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
        "warning",
      ),
    ]);
    expect(findingsOf("object-scopes", [wrong])).toEqual([]);
  });
});
