import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const many = ["backend", "frontend", "postgres", "gateway"].flatMap((name) =>
  Array.from({ length: 10 }, (_, index) => `${name}-${"x".repeat(index)}`),
);

describe("nearest", () => {
  it.each([
    ["ackend-xxx", "backend-xxx"],
    ["gatway-xxxxxxxx", "gateway-xxxxxxxx"],
    ["postrges-", "postgres-"],
    ["fronted-xxxx", "frontend-xxxx"],
    ["1gateway-xx1", "gateway-xx"],
    ["redis-xx", undefined],
  ])("finds what is near %s among many as among few", (name, expected) => {
    expect(nearest(name, many)).toBe(expected);
    const among = many.toReversed().map((one) => nearest(name, [one]) ?? "");
    expect(among.includes(expected ?? "")).toBe(true);
  });

  it.each([
    ["a missing letter", "backend-oath", ["frontend", "backend-oauth"], "backend-oauth"],
    ["a swapped pair", "bakcend", ["backend"], "backend"],
    ["the nearer of two", "service", ["servizes", "services"], "services"],
    ["the first of two that are as near", "dev1", ["dev3", "dev2"], "dev2"],
  ])("finds %s", (_, name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  it.each([
    ["three edits", "frontend", ["backend"]],
    ["short names that have little in common", "db", ["api"]],
    ["the name itself", "web", ["web"]],
    ["more names than anybody reads", "web1", Array.from({ length: 1001 }, (_, index) => `web${index}`)],
  ])("finds nothing among %s", (_, name, candidates) => {
    expect(nearest(name, candidates)).toBeUndefined();
  });
});
