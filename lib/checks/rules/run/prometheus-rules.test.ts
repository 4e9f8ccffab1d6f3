import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("prometheus-rules", objects);

const groupsOf = (...groups: Value[]) =>
  object("monitoring.coreos.com/v1 PrometheusRule", "shop", { spec: { groups } });

const rulesOf = (...rules: Value[]) => groupsOf({ name: "shop", rules });
const alert = (expr: Value, more: Record<string, Value> = {}) => ({ alert: "ShopIsDown", expr, ...more });

describe("a rule", () => {
  it.each([
    [{ expr: "up" }, "neither an alert nor a record"],
    [{ alert: "ShopIsDown", record: "shop:up", expr: "up" }, "an alert and a record at once"],
  ])("is an alert or a record", (rule, is) => {
    const wrong = rulesOf(alert("up"), rule);
    expect(find(wrong)).toEqual([
      at(
        "prometheus-rules",
        wrong,
        `spec.groups[0].rules[1] is ${is}`,
        "name it in one of the fields alert and record",
      ),
    ]);
  });

  it("stands in a group of its own name", () => {
    const rules = [alert("up == 0")];
    expect(find(groupsOf({ name: "a", rules }, { name: "b", rules }))).toEqual([]);
    const wrong = groupsOf({ name: "a", rules }, { name: "a", rules });
    expect(find(wrong)).toEqual([
      at("prometheus-rules", wrong, "two groups have the name a", "rename one, or make one of both"),
    ]);
  });
});
