import { expect, it } from "vitest";
import { shares, spread } from "./choose.ts";

it("a choice is spread over the whole list", () => {
  expect(spread(["a", "b", "c", "d", "e", "f"], 3)).toEqual(["a", "c", "e"]);
  expect(spread(["a", "b"], 3)).toEqual(["a", "b"]);
});

it("every group gives as many, until it has no more", () => {
  expect(shares([1, 9, 0, 9], 6)).toEqual([1, 3, 0, 2]);
  expect(shares([1, 1], 6)).toEqual([1, 1]);
});
