import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.ts";

describe("nearest", () => {
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
