import { expect, it } from "vitest";
import { withoutTrailing } from "./trailing.ts";

it("characters are taken away at the end alone", () => {
  expect(withoutTrailing("/a//b//", "/")).toBe("/a//b");
  expect(withoutTrailing("host.:,", ".,:")).toBe("host");
  expect(withoutTrailing("///", "/")).toBe("");
});
