import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

describe("PriorityClasses", () => {
  it("have names of their own, or those of Kubernetes", () => {
    expect(
      findingsOf("priority-class-names", [
        object("scheduling.k8s.io/v1 PriorityClass", "high"),
        object("scheduling.k8s.io/v1 PriorityClass", "system-node-critical"),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      object("scheduling.k8s.io/v1 PriorityClass", "system-web"),
      'its name "system-web" begins with "system-", which only classes of Kubernetes do',
      "choose another name",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("priority-class-names", [one])).toEqual([
      at("priority-class-names", one, message, fix),
    ]);
  });
});
