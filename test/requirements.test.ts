import { describe, expect, it } from "vitest";
import { repositoryFiles } from "./files.ts";
import { pending } from "./requirements/pending.ts";
import { idsOf, requirements } from "./requirements/titles.ts";

const tested = idsOf(repositoryFiles());

describe("every requirement", () => {
  it.each(requirements)("has a test whose title begins with its id, or says what it waits for: %s", (id) => {
    expect(tested.has(id) || Object.hasOwn(pending, id)).toBe(true);
  });

  it("waits for nothing once it has a test", () => {
    expect(Object.keys(pending).filter((id) => tested.has(id))).toEqual([]);
  });

  it("is one of the five systems'", () => {
    expect([...tested, ...Object.keys(pending)].filter((id) => !requirements.includes(id))).toEqual([]);
  });
});

describe("the ids of titles", () => {
  const idsIn = (text: string) => [...idsOf([{ path: "a.test.ts", text }])];

  // Put together, lest this file's own texts count as titles.
  const call = (start: string, title: string) => `${start}("${title}", …)`;

  it("are those that a title begins with, in whatever call", () => {
    expect(idsIn(call("it", "FC7 SC5: has pods"))).toEqual(["FC7", "SC5"]);
    expect(idsIn(call("it.each([1, 2])", "ET1 has %i"))).toEqual(["ET1"]);
  });

  it("are none where the text is no title, or the id stands further back", () => {
    expect(idsIn(`const id = "FC7 "; ${call("it", "meets FC7 at last")}`)).toEqual([]);
  });
});
