import { expect, it } from "vitest";
import { renderedCost } from "#test/costs.ts";
import { costNotes } from "./cost.ts";

it("FA13 costs about 186 USD a month for what the document lists, in the region that it stands in", async () => {
  const { region, comparison } = await renderedCost("fastapi-app-cluster", costNotes);
  expect(region).toBe("ap-southeast-1");
  expect(comparison?.sums.billed).toBeCloseTo(185.5, 0);
});

it("FA13 prints the document's 167 beside it, which are rates of us-east-1", async () => {
  const { comparison } = await renderedCost("fastapi-app-cluster", costNotes);
  expect(comparison?.region).toBe("us-east-1");
  expect(comparison?.sums.documented).toBeCloseTo(167.05);
  expect(Math.abs((comparison?.sums.atItsRates ?? 0) - 167)).toBeLessThan(3);
});
