import { expect, it } from "vitest";
import { repeated } from "./repeated.ts";

it("names each value that occurs more than once, and names it once", () => {
  expect([...repeated(["a", "b", "a", "c", "a", "b"])]).toEqual(["a", "b"]);
});

it("names nothing where all values differ", () => {
  expect([...repeated([1, 2, 3])]).toEqual([]);
});
