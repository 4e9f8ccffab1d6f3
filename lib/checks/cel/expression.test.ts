import { describe, expect, it } from "vitest";
import { type CelValue, evaluate } from "./expression.ts";

const map = (entries: Readonly<Record<string, CelValue>>) => new Map(Object.entries(entries));

describe("a rule", () => {
  it.each<[string, CelValue]>([
    ["self == ''", ""],
    ["self.all(k, k != '' && self[k] != '')", map({ a: "b" })],
    ["has(self.items[0].name) && !has(self.items[0].other)", map({ items: [map({ name: "a" })] })],
    ["self.matches(r'^(?i)ab?$') && matches(self, 'A')", "AB"],
    ["self == 'has(a) .matches(b)'", "has(a) .matches(b)"],
    ['self.find("^([^/]+)") == "a.io" && self.findAll("[a-z]") == ["a", "i", "o", "b"]', "a.io/b"],
    ["self.findAll('[a-z]', 1) == ['a']", "ab"],
    ["self.replace('a', 'b').charAt(0) == 'b'", "ab"],
    ["self.isSorted() && self.sum() == 6 && self.min() == 1 && self.max() == 3", [1n, 2n, 3n]],
    ["self.indexOf(2) == 1 && self.lastIndexOf(2) == 2", [1n, 2n, 2n]],
    [
      "sets.contains(self, ['a']) && sets.intersects(self, ['a', 'z']) && !sets.equivalent(self, ['a'])",
      ["a", "b"],
    ],
    ["isQuantity(self) && quantity(self).isGreaterThan(quantity('1Gi'))", "1025Mi"],
    ["quantity(self).compareTo(quantity('500m')) == 0 && quantity(self).sign() == 1", "0.5"],
    ["isIP(self) && ip(self).family() == 4 && cidr('10.0.0.0/8').containsIP(self)", "10.1.2.3"],
    [
      "isCIDR(self) && cidr(self).prefixLength() == 16 && cidr('10.0.0.0/8').containsCIDR(self)",
      "10.1.0.0/16",
    ],
    ["isURL(self)", "https://example.com/a"],
    ["duration(self) > duration('30s')", "1m"],
    ["self.?a.orValue('b') == 'b'", map({})],
    ["self > 0 && self == 1.0", 1n],
    ["self.exists(x, x.a) || true", [map({})]],
  ])("%s holds", (rule, self) => {
    expect(evaluate(rule, self)).toEqual({ value: true });
  });

  it("may compare with what was before", () => {
    expect(evaluate("self == oldSelf", 1n, 2n)).toEqual({ value: false });
  });

  it("fails where the API server gives up as well", () => {
    expect(evaluate("self.b == 1", map({ a: 1n }))).toEqual({ error: "No such key: b" });
    expect(evaluate("int(self) > 1", "a")).toEqual({ error: "int() type error: cannot convert to int" });
  });

  it.each([
    "self.",
    "semver(self).major() == 1",
    "other == 1",
    "self.matches('(')",
    "self.transformList(i, v, v)",
  ])("is unknown where it is %s", (rule) => {
    expect(evaluate(rule, "a")).toBe("unknown");
  });
});
