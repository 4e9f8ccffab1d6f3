import { describe, expect, it } from "vitest";
import type { Tree } from "#lib/render/tree.ts";
import { applied, withValue } from "./draft.ts";
import { add, drop, objects, put, remove } from "./site.ts";

describe("a value with another one at a path", () => {
  it("keeps the order of its fields, and the value itself", () => {
    const value = { a: 1, b: { c: [1, 2] } };
    expect(JSON.stringify(withValue(value, ["a"], 3))).toBe('{"a":3,"b":{"c":[1,2]}}');
    expect(JSON.stringify(withValue(value, ["b", "c", 0], undefined))).toBe('{"a":1,"b":{"c":[2]}}');
    expect(value).toEqual({ a: 1, b: { c: [1, 2] } });
  });

  it("gets the maps on the way to what is new", () => {
    expect(withValue({}, ["a", "b"], true)).toEqual({ a: { b: true } });
  });
});

describe("a tree with a draft", () => {
  const place = { cluster: "test", unit: "shop", origin: { file: "shop.ts" }, namespace: "shop" };
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web", namespace: "shop" } };
  const unit = { name: "shop", cluster: "test", definition: "apps/shop", namespace: "shop", charts: [] };
  const tree: Tree = {
    cluster: "test",
    facts: { region: "us-east-1" },
    units: [{ ...unit, resources: [{ ...place, object }] }],
  };
  const [site] = objects(tree, "ConfigMap");
  if (site === undefined) throw new Error("the tree has a ConfigMap");
  const named = (changed: Tree) =>
    changed.units.flatMap(({ resources }) =>
      resources.map((resource) => `${resource.namespace}/${resource.object.metadata.name}`),
    );

  it("has what is put, moved, added and dropped, and the tree has not", () => {
    expect(named(applied(tree, put(site, "app", "metadata", "name")))).toEqual(["shop/app"]);
    expect(named(applied(tree, put(site, "other", "metadata", "namespace")))).toEqual(["other/web"]);
    expect(named(applied(tree, remove(site, "metadata", "namespace")))).toEqual(["shop/web"]);
    expect(named(applied(tree, drop(site)))).toEqual([]);
    const copy = { ...object, metadata: { name: "copy" } };
    expect(named(applied(tree, add(site, copy)))).toEqual(["shop/web", "shop/copy"]);
    expect(named(tree)).toEqual(["shop/web"]);
  });

  it("has facts told otherwise beside the others", () => {
    const changed = applied(tree, { place: "", edits: [], facts: { kubernetesVersion: "1.35" } });
    expect(changed.facts).toEqual({ region: "us-east-1", kubernetesVersion: "1.35" });
  });
});
