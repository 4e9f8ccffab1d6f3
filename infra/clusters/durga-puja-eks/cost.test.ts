import { expect, it } from "vitest";
import { categoryOf, renderedCost } from "#test/costs.ts";
import { costNotes } from "./cost.ts";

it("DP20 costs about 354 USD a month at list price for what the document lists, and 21 for the Network Load Balancer", async () => {
  const report = await renderedCost("durga-puja-eks", costNotes);
  expect(report.comparison?.sums.billed).toBeCloseTo(354, 0);
  expect(categoryOf(report, "Network Load Balancers")).toBeCloseTo(20.8);
});

it("DP20 says beside each line what the document says: 314 together, though it writes 360", async () => {
  const { comparison } = await renderedCost("durga-puja-eks", costNotes);
  expect(comparison?.sums.documented).toBe(314);
  expect(comparison?.total).toBe("about 360, with spot about 290");
});

it("DP20 costs 59 USD a month less with spot", async () => {
  const { variants } = await renderedCost("durga-puja-eks", costNotes);
  expect(variants["on demand"] - variants.spot).toBeCloseTo(59, 0);
});
