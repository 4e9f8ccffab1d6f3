import { expect, it } from "vitest";
import { regions, zonesOf } from "./region.ts";

it.each(Object.entries(regions))("%s has zones of its own, each once, enough for EKS", (region, zones) => {
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.length).toBeGreaterThanOrEqual(2);
  for (const zone of zones) expect(zone).toMatch(new RegExp(`^${region}[a-z]$`));
  expect(zonesOf(region)).toBe(zones);
});

it("has no zones of a region that is not in the table", () => {
  expect(zonesOf("us-east-9")).toBeUndefined();
  expect(zonesOf("constructor")).toBeUndefined();
});
