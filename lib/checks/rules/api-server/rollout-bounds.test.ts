import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../../graph/fields.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rolling = (kind: string, field: string, rollingUpdate: Value) => {
  const one = deployment("web");
  return { ...one, kind, spec: { ...mapAt(one, "spec"), [field]: { rollingUpdate } } };
};

describe("bounds of rollouts", () => {
  it("pass as numbers and shares of pods", () => {
    expect(
      findingsOf("rollout-bounds", [
        rolling("Deployment", "strategy", { maxSurge: "150%", maxUnavailable: 0 }),
        rolling("DaemonSet", "updateStrategy", { maxSurge: 1, maxUnavailable: 0 }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      rolling("Deployment", "strategy", { maxSurge: "1" }),
      'spec.strategy.rollingUpdate.maxSurge is "1"',
      'write a number of pods, or a share such as "25%"',
    ],
    [
      rolling("Deployment", "strategy", { maxUnavailable: "150%" }),
      'spec.strategy.rollingUpdate.maxUnavailable is "150%"',
      'write a number of pods, or a share such as "25%" of at most 100%',
    ],
    [
      rolling("Deployment", "strategy", { maxSurge: -1 }),
      "spec.strategy.rollingUpdate.maxSurge is -1",
      'write a number of pods, or a share such as "25%"',
    ],
    [
      rolling("DaemonSet", "updateStrategy", { maxSurge: 1 }),
      "spec.updateStrategy of the DaemonSet has both maxSurge and maxUnavailable",
      "write maxUnavailable 0, or remove maxSurge",
    ],
    [
      object("apps/v1 Deployment", "web", { spec: { minReadySeconds: 30, progressDeadlineSeconds: 30 } }),
      "spec.progressDeadlineSeconds is 30, not above minReadySeconds 30",
      "raise progressDeadlineSeconds",
    ],
    [
      object("apps/v1 StatefulSet", "web", {
        spec: { updateStrategy: { type: "OnDelete", rollingUpdate: { partition: 1 } } },
      }),
      "spec.updateStrategy has rollingUpdate, but its type is OnDelete",
      "remove rollingUpdate, or change the type",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("rollout-bounds", [one])).toEqual([at("rollout-bounds", one, message, fix)]);
  });
});
