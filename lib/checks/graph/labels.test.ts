import { describe, expect, it } from "vitest";
import { labelsOf, matches, selectorOf, selectorText } from "./labels.ts";

const labels = labelsOf({ app: "web", tier: "front", count: 3 });

describe("selectors", () => {
  it.each([
    ["nothing", {}, true],
    ["a label that is there", { matchLabels: { app: "web" } }, true],
    ["a label of another value", { matchLabels: { app: "api" } }, false],
    ["In", { matchExpressions: [{ key: "app", operator: "In", values: ["api", "web"] }] }, true],
    ["In without the value", { matchExpressions: [{ key: "app", operator: "In", values: ["api"] }] }, false],
    [
      "NotIn of a label that is absent",
      { matchExpressions: [{ key: "zone", operator: "NotIn", values: ["a"] }] },
      true,
    ],
    ["NotIn of its value", { matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] }, false],
    ["Exists", { matchExpressions: [{ key: "tier", operator: "Exists" }] }, true],
    ["DoesNotExist", { matchExpressions: [{ key: "tier", operator: "DoesNotExist" }] }, false],
    ["an operator that is none", { matchExpressions: [{ key: "tier", operator: "Like" }] }, false],
  ])("decide %s", (_, selector, expected) => {
    expect(matches(selectorOf(selector), labels)).toBe(expected);
  });

  it("are written as people write them", () => {
    const matchExpressions = [
      { key: "tier", operator: "In", values: ["web", "api"] },
      { key: "canary", operator: "DoesNotExist" },
    ];
    expect(selectorText(selectorOf({ matchLabels: { app: "web" }, matchExpressions }))).toBe(
      "app=web, tier in (web, api), canary absent",
    );
  });
});
