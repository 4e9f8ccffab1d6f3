import { expect, it } from "vitest";
import { maxPods } from "./instance-type.ts";

it.each([
  ["t3.small", 11],
  ["t3a.small", 8],
  ["t3.medium", 17],
  ["t3a.medium", 17],
  ["t3.large", 35],
] as const)("gives a node of type %s %d pods", (type, pods) => {
  expect(maxPods(type)).toBe(pods);
});
