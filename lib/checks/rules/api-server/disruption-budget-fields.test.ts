import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("disruption-budget-fields", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("disruption-budget-fields", one, message, fix)]);
}

describe("disruption budgets", () => {
  const budget = (spec: Spec) => object("policy/v1 PodDisruptionBudget", "web", { spec });

  it.each<Spec>([
    { minAvailable: 1 },
    { maxUnavailable: "0100%" },
    { minAvailable: 1, maxUnavailable: null },
    {},
  ])("may ask for %j", (spec) => {
    expect(find(budget(spec))).toEqual([]);
  });

  it("may not ask for two things", () => {
    const both = budget({ minAvailable: 1, maxUnavailable: 0 });
    expectFault(both, "it has both spec.minAvailable and spec.maxUnavailable", "keep one of them");
  });

  it.each<[Value, string]>([
    ["1", '"1"'],
    ["150%", '"150%"'],
    ["50.5%", '"50.5%"'],
    [-1, "-1"],
  ])("may not ask for %j", (amount, text) => {
    expectFault(
      budget({ minAvailable: amount }),
      `spec.minAvailable is ${text}, neither a number of pods nor a percentage`,
      "write a number without quotes, or a whole percentage up to 100%",
    );
  });
});
