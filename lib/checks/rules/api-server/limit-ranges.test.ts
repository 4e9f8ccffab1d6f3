import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const limits = (...items: readonly Value[]) => object("LimitRange", "web", { spec: { limits: items } });

describe("limits", () => {
  it("pass when defaults lie between their bounds", () => {
    expect(
      findingsOf("limit-ranges", [
        limits({
          type: "Container",
          min: { cpu: "10m" },
          defaultRequest: { cpu: "100m" },
          default: { cpu: "500m" },
          max: { cpu: 1 },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      limits({ type: "Container", min: { cpu: 2 }, max: { cpu: "1500m" } }),
      "spec.limits[0].min.cpu is 2, above max of 1500m",
      "raise max, or lower min",
    ],
    [
      limits({ type: "Container", defaultRequest: { memory: "1Gi" }, default: { memory: "512Mi" } }),
      "spec.limits[0].defaultRequest.memory is 1Gi, above default of 512Mi",
      "raise default, or lower defaultRequest",
    ],
    [
      limits({ type: "Pod", default: { cpu: 1 } }),
      "spec.limits[0].default is for pods, which have no defaults",
      "write it under type Container",
    ],
    [
      limits({ type: "Container", maxLimitRequestRatio: { cpu: "0.5" } }),
      "spec.limits[0].maxLimitRequestRatio.cpu is 0.5",
      "write 1 or more",
    ],
    [
      limits({ type: "PersistentVolumeClaim", max: { memory: "1Gi" } }),
      "spec.limits[0] is for claims, but bounds no storage",
      "write min.storage or max.storage",
    ],
    [limits({ type: "Pod" }, { type: "Pod" }), "spec.limits has the type Pod twice", "make one item of them"],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("limit-ranges", [one])).toEqual([at("limit-ranges", one, message, fix)]);
  });
});
