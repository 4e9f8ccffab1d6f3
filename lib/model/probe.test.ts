import { expect, it } from "vitest";
import { seconds } from "./duration.ts";
import { probe, probeOf } from "./probe.ts";
import { DefinitionError } from "./problem.ts";

it("is a path with its timing", () => {
  const timing = { after: seconds(30), every: seconds(10) };
  expect(probe("/health", timing)).toEqual({ path: "/health", ...timing });
  expect(probe("/health")).toEqual({ path: "/health" });
});

it("is a bare path where the defaults fit", () => {
  expect(probeOf("/health", "backend")).toEqual({ path: "/health" });
  expect(probeOf(probe("/health", { after: seconds(5) }), "backend")).toEqual({
    path: "/health",
    after: seconds(5),
  });
});

it.each(["", "health", " /health", "http://backend/health"])("refuses path %j", (path) => {
  const error = new DefinitionError(`workload backend has probe path "${path}"; start it with "/"`);
  expect(() => probeOf(path, "backend")).toThrow(error);
  expect(() => probeOf(probe(path), "backend")).toThrow(error);
});
