import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DefinitionError } from "./problem.ts";
import { byteQuantity, cpuQuantity, gibibytes, mebibytes, millicores } from "./quantity.ts";

describe("millicores", () => {
  it("requests CPU, and limits it only when told", () => {
    expect(millicores(100)).toEqual({ unit: "millicores", request: 100 });
    expect(millicores(100, 500)).toEqual({ unit: "millicores", request: 100, limit: 500 });
  });
});

describe("mebibytes and gibibytes", () => {
  it("limit what they request unless told more", () => {
    expect(mebibytes(128)).toEqual({ unit: "mebibytes", request: 128, limit: 128 });
    expect(mebibytes(128, 256)).toEqual({ unit: "mebibytes", request: 128, limit: 256 });
  });

  it("count in MiB", () => {
    expect(gibibytes(1, 2)).toEqual(mebibytes(1024, 2048));
  });
});

describe("a quantity", () => {
  it.each([
    ["millicores(0)", () => millicores(0)],
    ["millicores(-100)", () => millicores(-100)],
    ["millicores(0.5)", () => millicores(0.5)],
    ["millicores(100, 150.5)", () => millicores(100, 150.5)],
    ["millicores(NaN)", () => millicores(Number.NaN)],
    ["mebibytes(Infinity, Infinity)", () => mebibytes(Number.POSITIVE_INFINITY)],
    ["mebibytes(128, NaN)", () => mebibytes(128, Number.NaN)],
    ["gibibytes(1.5, 1.5)", () => gibibytes(1.5)],
  ])("refuses %s, which is not whole", (call, make) => {
    expect(make).toThrow(
      new DefinitionError(
        `quantity ${call} is not a positive whole number; write whole units and choose a smaller unit for fractions`,
      ),
    );
  });

  it.each([
    ["millicores(500, 100)", () => millicores(500, 100)],
    ["mebibytes(256, 128)", () => mebibytes(256, 128)],
    ["gibibytes(2, 1)", () => gibibytes(2, 1)],
  ])("refuses %s, a limit below the request", (call, make) => {
    expect(make).toThrow(
      new DefinitionError(
        `quantity ${call} has a limit below its request; give the request first and a limit that is at least as large`,
      ),
    );
  });
});

describe("writing quantities", () => {
  it.each([
    [0, "0"],
    [1, "1m"],
    [500, "500m"],
    [1000, "1"],
    [1500, "1500m"],
    [2000, "2"],
    [1_000_000, "1k"],
    [1_001_000, "1001"],
  ])("writes %d millicores as the API server does: %s", (amount, text) => {
    expect(cpuQuantity(amount)).toBe(text);
  });

  it.each([
    [0, "0"],
    [512, "512Mi"],
    [1024, "1Gi"],
    [1536, "1536Mi"],
    [20_480, "20Gi"],
    [1024 * 1024, "1Ti"],
    [1025 * 1024, "1025Gi"],
    [1024 ** 3, "1Pi"],
  ])("writes %d MiB as the API server does: %s", (amount, text) => {
    expect(byteQuantity(amount)).toBe(text);
  });

  it("loses nothing, and leaves no unit that the next one could replace", () => {
    const units = new Map([
      ["m", 1],
      ["", 1000],
      ["k", 1_000_000],
      ["Mi", 1],
      ["Gi", 1024],
      ["Ti", 1024 ** 2],
      ["Pi", 1024 ** 3],
    ]);
    const read = (text: string) => Number.parseInt(text, 10) * (units.get(text.replace(/^\d+/, "")) ?? 0);
    const amount = fc.integer({ min: 1, max: 2 ** 19 });
    fc.assert(
      fc.property(amount, fc.constantFrom(1, 1000, 1024, 1024 ** 2), (factor, scale) => {
        const total = factor * scale;
        expect(read(cpuQuantity(total))).toBe(total);
        expect(read(byteQuantity(total))).toBe(total);
        expect(Number.parseInt(byteQuantity(total), 10) % 1024 === 0).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
