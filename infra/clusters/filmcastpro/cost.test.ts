import { expect, it } from "vitest";
import { categoryOf, renderedCost } from "#test/costs.ts";
import { costNotes } from "./cost.ts";

it("FC16 costs 150 to 200 USD a month, volumes, public addresses and keys included", async () => {
  const report = await renderedCost("filmcastpro", costNotes);
  expect(report.total).toBeGreaterThan(150);
  expect(report.total).toBeLessThan(200);
  const named = ["node disks", "public addresses", "keys"].map((category) => categoryOf(report, category));
  expect(named.map((usd) => usd.toFixed(2))).toEqual(["3.20", "10.95", "1.00"]);
});

it("FC16 itemises what the document does: 150 at its own figures", async () => {
  const { comparison } = await renderedCost("filmcastpro", costNotes);
  expect(comparison?.sums.documented).toBe(150);
  expect(comparison?.lines.map(({ item, documented }) => [item, documented])).toEqual([
    ["EKS control plane", 72],
    ["2 x t3.small", 30],
    ["NAT gateway", 32],
    ["Load balancer", 16],
    ["Data transfer", null],
    ["ECR at 0.10 per GB", null],
  ]);
});
