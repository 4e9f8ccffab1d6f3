import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("rollout-strategies", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("rollout-strategies", one, message, fix)]);
}

describe("rollouts", () => {
  const deployment = (strategy: Spec) => object("apps/v1 Deployment", "web", { spec: { strategy } });
  const daemonSet = (updateStrategy: Spec) =>
    object("apps/v1 DaemonSet", "web", { spec: { updateStrategy } });
  const nothing = { maxSurge: "0%", maxUnavailable: 0 };

  it("may replace pods by one more or by one less", () => {
    expect(find(deployment({ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }))).toEqual([]);
    expect(find(deployment({ rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } }))).toEqual([]);
    expect(find(deployment({ type: "Recreate", rollingUpdate: null }))).toEqual([]);
    expect(find(daemonSet({ type: "OnDelete", rollingUpdate: nothing }))).toEqual([]);
  });

  it("may not replace no pods", () => {
    const fix = "raise maxSurge or maxUnavailable";
    const rest = "allows neither a pod more nor a pod less, so that none can be replaced";
    expectFault(deployment({ rollingUpdate: nothing }), `spec.strategy ${rest}`, fix);
    expectFault(daemonSet({ rollingUpdate: nothing }), `spec.updateStrategy ${rest}`, fix);
    // Only DaemonSets make no pod more unless asked to.
    expectFault(daemonSet({ rollingUpdate: { maxUnavailable: 0 } }), `spec.updateStrategy ${rest}`, fix);
    expect(find(deployment({ rollingUpdate: { maxUnavailable: 0 } }))).toEqual([]);
  });

  it("have no bounds where all pods end first", () => {
    expectFault(
      deployment({ type: "Recreate", rollingUpdate: { maxSurge: 1 } }),
      "spec.strategy has rollingUpdate, but its type is Recreate",
      "remove rollingUpdate, or change the type",
    );
  });
});
