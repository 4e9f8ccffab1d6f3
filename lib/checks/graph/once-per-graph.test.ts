import { expect, it } from "vitest";
import { treeOf } from "../tree.fixture.ts";
import { graphOf } from "./graph.ts";
import { oncePerGraph } from "./once-per-graph.ts";

it("derives a fact once for each graph, however often it is asked for", () => {
  let derived = 0;
  const factOf = oncePerGraph(({ tree }) => {
    derived += 1;
    return { cluster: tree.cluster };
  });
  const [one, other] = [graphOf(treeOf([])), graphOf(treeOf([]))];
  expect(factOf(one)).toBe(factOf(one));
  expect(factOf(other)).not.toBe(factOf(one));
  expect(derived).toBe(2);
});
