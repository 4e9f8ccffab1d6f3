import { expect, it } from "vitest";
import { mebibytesOf, millicoresOf } from "./quantity.ts";

it.each([
  ["500m", 500],
  ["0.5", 500],
  [2, 2000],
])("reads %j of CPU as thousandths of a core", (quantity, millicores) => {
  expect(millicoresOf(quantity)).toBe(millicores);
});

it.each([
  ["128Mi", 128],
  ["2Gi", 2048],
  ["1048576", 1],
  ["524288Ki", 512],
])("reads %j of memory as MiB", (quantity, mebibytes) => {
  expect(mebibytesOf(quantity)).toBe(mebibytes);
});

it("takes what is no quantity for nothing", () => {
  expect([undefined, "much", "5Qi", {}].map(mebibytesOf)).toEqual([0, 0, 0, 0]);
  expect(millicoresOf("five")).toBe(0);
});
