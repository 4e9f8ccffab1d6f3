import { describe, expect, it } from "vitest";
import { check } from "../../check.ts";
import { anySchema, at, deployment, findingsOf, object, treeOf } from "../../tree.fixture.ts";

const findings = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("duplicate-objects", objects);

describe("objects", () => {
  it("accepts one name in two kinds and in two namespaces", () => {
    const objects = [
      object("Secret", "web"),
      object("ConfigMap", "web"),
      object("Secret", "web", {}, { namespace: "other" }),
    ];
    expect(findings(...objects)).toEqual([]);
  });

  it("takes a new version of a kind for the same object", () => {
    const old = object("autoscaling/v1 HorizontalPodAutoscaler", "web");
    const recent = object("autoscaling/v2 HorizontalPodAutoscaler", "web");
    const fix = "keep one of them, or give them different names";
    const message = "it is declared 2 times, also in HorizontalPodAutoscaler-web.yaml (unit web)";
    expect(findings(old, recent)).toEqual([at("duplicate-objects", old, message, fix)]);
  });

  it("refuses two declarations of one object and says where the other is", () => {
    const [unit] = treeOf([deployment("web")]).units;
    if (unit === undefined) throw new Error("a tree has a unit");
    const copy = {
      ...unit,
      name: "copy",
      resources: unit.resources.map((one) => ({ ...one, unit: "copy" })),
    };
    const { findings: found } = check({ cluster: "test", facts: {}, units: [unit, copy] }, anySchema);
    expect(
      found
        .filter(({ rule }) => rule === "duplicate-objects")
        .map(({ unit: name, message }) => [name, message]),
    ).toEqual([
      ["copy", "it is declared 2 times, also in Deployment-web.yaml (unit web)"],
      ["web", "it is declared 2 times, also in Deployment-web.yaml (unit copy)"],
    ]);
  });
});
