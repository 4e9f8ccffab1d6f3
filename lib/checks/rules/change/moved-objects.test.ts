import { describe, expect, it } from "vitest";
import type { KubernetesObject, Resource } from "#lib/render/resource.ts";
import { application, changedTrees, claim, orSay } from "../../change/change.fixture.ts";
import { at, deployment, treeOf } from "../../tree.fixture.ts";

describe("moved-objects", () => {
  const apps = [application(), application({}, { name: "data", finalizers: [] })];

  /** The objects of `before`, some of which another unit delivers after. */
  function moved(objects: readonly KubernetesObject[], base = apps, head = apps) {
    const before = treeOf([...base, ...objects]);
    const [web] = treeOf([...head, ...objects]).units;
    const resources = web?.resources ?? [];
    const goes = (resource: Resource) => objects.includes(resource.object);
    const units = web && [
      { ...web, resources: resources.filter((resource) => !goes(resource)) },
      { ...web, name: "data", resources: resources.filter(goes).map((one) => ({ ...one, unit: "data" })) },
    ];
    return changedTrees("moved-objects", before, { ...before, units: units ?? [] });
  }

  it("finds a claim that the Application that it leaves prunes", () => {
    expect(moved([claim("data")])).toEqual([
      at(
        "moved-objects",
        claim("data"),
        "it goes from Application web to data: if it is not taken over first, Application web prunes it, with its data",
        orSay(
          "protect it with the annotation argocd.argoproj.io/sync-options: Prune=false,Delete=false in a commit before",
          "Replaces: PersistentVolumeClaim shop/data",
        ),
      ),
    ]);
  });

  it("takes what is protected, what holds no data, and what no Application pruned", () => {
    const safe = claim("data", {}, { annotations: { "argocd.argoproj.io/sync-options": "Prune=false" } });
    expect(moved([safe, deployment("web")])).toEqual([]);
    const lazy = [application({ syncPolicy: {} }), ...apps.slice(1)];
    expect(moved([claim("data")], lazy, lazy)).toEqual([]);
  });
});
