import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("rule-queries", objects);

const groupsOf = (...groups: Value[]) =>
  object("monitoring.coreos.com/v1 PrometheusRule", "shop", { spec: { groups } });

const rulesOf = (...rules: Value[]) => groupsOf({ name: "shop", rules });
const alert = (expr: Value, more: Record<string, Value> = {}) => ({ alert: "ShopIsDown", expr, ...more });

describe("the query of a rule", () => {
  it.each([
    'sum by (pod) (rate(http_requests_total{status=~"5..", path="/a"}[5m])) / 2 > 0.05',
    "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
    "histogram_quantile(0.9, sum by (pod) (rate(native_seconds[5m])))",
    "histogram_quantile(0.9, rate(seconds_bucket[5m]))",
    'up{pod=~"(?i:a)|[b-c]"}',
    'label_replace(up, "pod", "$1", "instance", "(.*):\\\\d+")',
    "max_over_time(rate(errors_total[5m])[1h:5m] offset 1d) > 0",
    "predict_linear(node_filesystem_avail_bytes[6h], 4 * 3600) < 0",
    "absent(up{job='shop'}) or on (pod) group_left () vector(0)",
    "quantile_over_time(0.5, (rate(errors_total[5m] @ end()))[10m:])",
    "time() - process_start_time_seconds < 300 # young",
    "SUM(up) == bool -1",
  ])("may be %s", (expr) => {
    expect(find(rulesOf({ record: "shop:any", expr }))).toEqual([]);
  });

  it("may be a number", () => {
    expect(find(rulesOf(alert(1)))).toEqual([]);
  });

  it.each([
    ["sum(up", "ends before it is complete", "complete the PromQL"],
    ["up > ", "ends before it is complete", "complete the PromQL"],
    ["up[5q]", 'does not parse at "q]"', "correct the PromQL there"],
    ["up{pod=a}", 'does not parse at "a}"', "correct the PromQL there"],
    [
      "sum(up) by (a)) == sum(some_other_metric_of_some_length)",
      'does not parse at ") == sum(some_other_metric_of_some_lengt…"',
      "correct the PromQL there",
    ],
    ["rates(up[5m])", "calls rates, which is no function of PromQL", "correct its name"],
    ['up{pod=~"a\\.b"}', "has \\. in quotes, which is no escape of PromQL", "write the backslash twice"],
    ['up{pod=~"a|b("}', 'asks for pod by "a|b(", which is no regular expression', "close its brackets"],
    [
      "histogram_quantile(0.9, sum by (pod) (rate(seconds_bucket[5m])))",
      "takes a quantile of buckets that were added up without le, by which they are told apart: it is empty for ever",
      'write le into "by"',
    ],
    ["rate(up)", "gives rate no range vector", 'write a range behind the selector, such as "[5m]"'],
    [
      "avg_over_time(up offset 5m)",
      "gives avg_over_time no range vector",
      'write a range behind the selector, such as "[5m]"',
    ],
    ["abs(up[5m])", "gives abs a range vector", "take a function over the range first, such as rate"],
    ["sum(up[5m])", "calculates with a range vector", "take a function over the range first, such as rate"],
    ["(up[5m]) > 1", "calculates with a range vector", "take a function over the range first, such as rate"],
    ["up[5m]", "yields a range vector", "take a function over the range first, such as rate"],
  ])("is refused when it is %s", (expr, message, fix) => {
    const wrong = rulesOf(alert(expr));
    expect(find(wrong)).toEqual([at("rule-queries", wrong, `query of alert ShopIsDown ${message}`, fix)]);
  });

  it("is refused in a trigger of KEDA as well", () => {
    const scaled = (query: string) =>
      object("keda.sh/v1alpha1 ScaledObject", "shop", {
        spec: { triggers: [{ type: "cpu" }, { type: "prometheus", metadata: { query } }] },
      });
    expect(find(scaled("sum(rate(orders_total[2m]))"))).toEqual([]);
    const wrong = scaled("sum(rate(orders_total[2m])");
    expect(find(wrong)).toEqual([
      at(
        "rule-queries",
        wrong,
        "query of spec.triggers[1] ends before it is complete",
        "complete the PromQL",
      ),
    ]);
  });

  it("is not missing", () => {
    const wrong = rulesOf({ record: "shop:up", expr: " " });
    expect(find(wrong)).toEqual([
      at("rule-queries", wrong, "record shop:up has no query", "write its PromQL into expr"),
    ]);
  });

  it("is spoken of by its place where the rule has no name", () => {
    expect(find(rulesOf({ expr: "sum(up" })).map(({ message }) => message)).toEqual([
      "query of spec.groups[0].rules[0] ends before it is complete",
    ]);
  });
});
