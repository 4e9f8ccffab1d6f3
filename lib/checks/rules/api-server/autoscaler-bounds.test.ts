import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("autoscaler-bounds", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("autoscaler-bounds", one, message, fix)]);
}

describe("autoscalers", () => {
  const autoscaler = (spec: Spec) => object("autoscaling/v2 HorizontalPodAutoscaler", "web", { spec });

  it("of KEDA have bounds as well", () => {
    const scaled = (spec: Spec) => object("keda.sh/v1alpha1 ScaledObject", "web", { spec });
    expect(find(scaled({ minReplicaCount: 2, maxReplicaCount: 6 }))).toEqual([]);
    expectFault(
      scaled({ minReplicaCount: 2, maxReplicaCount: 1 }),
      "spec.minReplicaCount 2 is above spec.maxReplicaCount 1",
      "raise maxReplicaCount, or lower minReplicaCount",
    );
  });

  it.each<Spec>([{ maxReplicas: 1 }, { minReplicas: 3, maxReplicas: 3 }])(
    "may have the bounds %j",
    (spec) => {
      expect(find(autoscaler(spec))).toEqual([]);
    },
  );

  it.each<[Spec, string, string]>([
    [
      { minReplicas: 4, maxReplicas: 3 },
      "spec.minReplicas 4 is above spec.maxReplicas 3",
      "raise maxReplicas, or lower minReplicas",
    ],
    [{ maxReplicas: 0 }, "spec.maxReplicas is 0", "write 1 or more"],
  ])("may not have the bounds %j", (spec, message, fix) => {
    expectFault(autoscaler(spec), message, fix);
  });
});
