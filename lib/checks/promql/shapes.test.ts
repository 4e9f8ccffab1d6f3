import { describe, expect, it } from "vitest";
import { valueIn } from "./series.ts";
import { shapeOf, shapeOfPanel } from "./shapes.ts";

function valuesOf(query: string, shape = shapeOf(query)): readonly string[] {
  return shape.series.flatMap(({ matchers }) => matchers.map((matcher) => valueIn(query, matcher)));
}

describe("a shape", () => {
  it("is that of all queries that differ in their texts only", () => {
    const shape = shapeOf('up{job="web"} > 0');
    expect(shapeOf('up{job="api-gateway"} > 0')).toBe(shape);
    expect(shapeOf('up{pod="web"} > 0')).not.toBe(shape);
    expect(shapeOf('up{job="web"} > 1')).not.toBe(shape);
  });

  it.each([
    ["another sort of quotes", `up{job='"'} or up{job="a'"}`, ['"', "a'"]],
    ["an escape", 'up{job="a\\\\d\\"", pod="b"}', ['a\\d\\"', "b"]],
    ["a comment", '# "\nup{job="a"}', ["a"]],
    ["a text that ends with its line", 'up{job="a\n,pod="b"}', ["b"]],
    ["an empty text", 'up{job="",pod="b"}', ["", "b"]],
    [
      "texts that are no matchers",
      'label_replace(up{job="a"}, "x", "y", "z", "") and up{pod="b"}',
      ["a", "b"],
    ],
  ])("leaves a query with %s its values", (_, query, values) => {
    expect(valuesOf(query)).toEqual(values);
  });

  it("is a query's own where something in it is refused, which is shown as it stands there", () => {
    const faultOf = (query: string) => shapeOf(query).faults.map(({ message }) => message);
    expect(faultOf('up{job="a" pod="b"}')).toEqual(['does not parse at "pod="b"}"']);
    expect(faultOf('up{job="a" pod="c"}')).toEqual(['does not parse at "pod="c"}"']);
  });

  it("leaves a panel its values when its variables are replaced", () => {
    for (const query of ['rate(up{job="a"}[$__range])', 'rate(up[[[__a:"b"]]]) + up{job="a"}']) {
      expect(valuesOf(query, shapeOfPanel(query))).toEqual(["a"]);
    }
  });
});
