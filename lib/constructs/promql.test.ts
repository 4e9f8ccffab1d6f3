import { describe, expect, it } from "vitest";
import { allOf, ratio, series, share } from "./promql.ts";

describe("PromQL", () => {
  it("selects series by labels, and by further conditions", () => {
    expect(series("up", { namespace: "shop", service: "web" })).toBe('up{namespace="shop",service="web"}');
    expect(series("up", { job: "a" }, ['status=~"5.."'])).toBe('up{job="a",status=~"5.."}');
  });

  it("escapes values", () => {
    expect(series("up", { path: 'a"b\\c' })).toBe('up{path="a\\"b\\\\c"}');
  });

  it("divides by nothing that is zero", () => {
    expect(ratio("a", "b")).toBe("a / (b > 0)");
  });

  it.each([
    [100 - 99.9, "0.001"],
    [100 - 99.5, "0.005"],
    [0.1, "0.001"],
    [70, "0.7"],
  ])("writes %d percent as %s", (percent, text) => {
    expect(share(percent)).toBe(text);
  });

  it("puts conditions on lines of their own", () => {
    expect(allOf("a > 1", "b > 2")).toBe("a > 1\nand b > 2");
  });
});
