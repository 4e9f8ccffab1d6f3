import { expect, it } from "vitest";
import { remembered } from "./remembered.ts";

it("derives something from a text once, also where that is nothing", () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => {
    asked.push(text);
    return text === "" ? undefined : text.length;
  });
  expect([lengthOf("a"), lengthOf(""), lengthOf("a"), lengthOf("")]).toEqual([1, undefined, 1, undefined]);
  expect(asked).toEqual(["a", ""]);
});
