import { expect, it } from "vitest";
import { indexLabels, type Labelled } from "./label-index.ts";
import { selectorOf } from "./labels.ts";

const pods = (count: number): Labelled[] =>
  Array.from({ length: count }, (_, index) => ({
    namespace: "shop",
    labels: new Map([
      ["app", `app-${index}`],
      ["tier", index % 2 === 0 ? "web" : "data"],
    ]),
  }));

it.each([
  ["a label", { matchLabels: { app: "app-3" } }, [3]],
  ["labels that only some share", { matchLabels: { tier: "web", app: "app-4" } }, [4]],
  ["labels that nobody has together", { matchLabels: { tier: "web", app: "app-3" } }, []],
  [
    "values",
    { matchExpressions: [{ key: "app", operator: "In", values: ["app-5", "app-1", "app-5"] }] },
    [1, 5],
  ],
  [
    "what is not there",
    {
      matchLabels: { tier: "data" },
      matchExpressions: [{ key: "app", operator: "NotIn", values: ["app-1", "app-3"] }],
    },
    [5, 7],
  ],
])("finds pods by %s among few as among many", (_, selector, expected) => {
  for (const count of [8, 100]) {
    const all = pods(count);
    const index = indexLabels(all);
    const found = (some: readonly Labelled[]) =>
      some
        .map((one) => all.indexOf(one))
        .filter((at) => at < 8)
        .sort();
    expect(found(index.matching("shop", selectorOf(selector)))).toEqual(expected);
    expect(found(index.everywhere(selectorOf(selector)))).toEqual(expected);
    expect(index.matching("blog", selectorOf(selector))).toEqual([]);
  }
});

it("gives the same list whenever it is asked for", () => {
  const index = indexLabels(pods(3));
  const ask = () => index.matching("shop", selectorOf({ matchLabels: { tier: "web" } }));
  expect(ask()).toBe(ask());
});

it("does not take one label for another that reads alike", () => {
  const one = { namespace: "shop", labels: new Map([["a=b", "c"]]) };
  const other = { namespace: "shop", labels: new Map([["a", "b=c"]]) };
  const index = indexLabels([one, other]);
  expect(index.matching("shop", selectorOf({ matchLabels: { "a=b": "c" } }))).toEqual([one]);
  expect(index.matching("shop", selectorOf({ matchLabels: { a: "b=c" } }))).toEqual([other]);
});
