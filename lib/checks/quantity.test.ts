import { describe, expect, it } from "vitest";
import { isWhole, quantityOf } from "./quantity.ts";

describe("a quantity", () => {
  it.each([
    ["500m", "0.5"],
    ["1Gi", "1024Mi"],
    ["1e3", "1k"],
    ["1E-1", "100m"],
    ["1E", "1000P"],
    [".5Gi", "512Mi"],
    ["5.Gi", "5120Mi"],
    ["+1", "1000000u"],
    ["0.1n", "1n"],
  ])("%s is as much as %s", (one, other) => {
    expect(quantityOf(one)).toBeTypeOf("bigint");
    expect(quantityOf(one)).toBe(quantityOf(other));
  });

  it("may be written as a number", () => {
    expect(quantityOf(0.5)).toBe(500_000_000n);
    expect(quantityOf(-1)).toBe(-1_000_000_000n);
  });

  it("is exact where numbers are not", () => {
    expect(quantityOf("9007199254740993")).toBe(9_007_199_254_740_993_000_000_000n);
  });

  it.each(["", ".", "1GB", "100mm", "1 Gi", "1K", "128mi", "1p", "1e300", "9".repeat(41), null, true, []])(
    "is not %j",
    (value) => {
      expect(quantityOf(value)).toBeUndefined();
    },
  );

  it("is whole without a fraction of one", () => {
    expect(isWhole(quantityOf("2000m") ?? 1n)).toBe(true);
    expect(isWhole(quantityOf("0.5") ?? 0n)).toBe(false);
  });
});
