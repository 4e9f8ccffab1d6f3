import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("queries", objects);

const groupsOf = (...groups: Value[]) =>
  object("monitoring.coreos.com/v1 PrometheusRule", "shop", { spec: { groups } });
const rulesOf = (...rules: Value[]) => groupsOf({ name: "shop", rules });
const alert = (expr: Value, more: Record<string, Value> = {}) => ({ alert: "ShopIsDown", expr, ...more });

const dashboardOf = (json: string, labels: Record<string, Value> = { grafana_dashboard: "1" }) =>
  object("ConfigMap", "shop", { data: { "shop.json": json } }, { labels });
const panelOf = (...exprs: string[]) => ({
  title: "Requests",
  datasource: { type: "prometheus", uid: "prometheus" },
  targets: exprs.map((expr, i) => ({ refId: "ABC".charAt(i), expr })),
});
const dashboard = (...panels: Value[]) => dashboardOf(JSON.stringify({ panels }));

describe("the query of a rule", () => {
  it.each([
    'sum by (pod) (rate(http_requests_total{status=~"5..", path="/a"}[5m])) / 2 > 0.05',
    "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
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
    expect(find(wrong)).toEqual([at("queries", wrong, `query of alert ShopIsDown ${message}`, fix)]);
  });

  it("is not missing", () => {
    const wrong = rulesOf({ record: "shop:up", expr: " " });
    expect(find(wrong)).toEqual([
      at("queries", wrong, "record shop:up has no query", "write its PromQL into expr"),
    ]);
  });

  it("is spoken of by its place where the rule has no name", () => {
    expect(find(rulesOf({ expr: "sum(up" })).map(({ message }) => message)).toEqual([
      "query of spec.groups[0].rules[0] ends before it is complete",
      "spec.groups[0].rules[0] is neither an alert nor a record",
    ]);
  });
});

describe("a rule", () => {
  it.each([
    [{ expr: "up" }, "neither an alert nor a record"],
    [{ alert: "ShopIsDown", record: "shop:up", expr: "up" }, "an alert and a record at once"],
  ])("is an alert or a record", (rule, is) => {
    const wrong = rulesOf(alert("up"), rule);
    expect(find(wrong)).toEqual([
      at(
        "queries",
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
      at("queries", wrong, "two groups have the name a", "rename one, or make one of both"),
    ]);
  });

  it.each([
    "{{ $labels.pod }} is down since {{ $value | humanizeDuration }}",
    '{{ printf "%s}}" $labels.pod }} and {{ `{{` }} and {{/* that\'s it */}} { }',
    '{{ with query "up{pod=\\"a\\"}" }}{{ . | first | value }}{{ end }}',
  ])("may say %s", (summary) => {
    expect(find(rulesOf(alert("up == 0", { annotations: { summary } })))).toEqual([]);
  });

  it.each(["{{ $labels.pod", "{{ $labels.pod } is down", '{{ "}}'])("closes what it opens in %s", (text) => {
    const wrong = rulesOf(alert("up == 0", { labels: { pod: text }, annotations: { summary: text } }));
    expect(find(wrong)).toEqual(
      ["annotations.summary", "labels.pod"].map((place) =>
        at(
          "queries",
          wrong,
          `${place} of alert ShopIsDown opens {{ and does not close it`,
          "close it with }}",
        ),
      ),
    );
  });

  it("is suspected of a template that it does not open", () => {
    const wrong = rulesOf(alert("up == 0", { annotations: { summary: "{ $labels.pod }} is down" } }));
    expect(find(wrong)).toEqual([
      at(
        "queries",
        wrong,
        "annotations.summary of alert ShopIsDown closes }} that nothing opens",
        "open it with {{",
        "warning",
      ),
    ]);
  });
});

describe("the query of a dashboard", () => {
  it.each([
    `sum(rate(http_requests_total{namespace='$namespace', pod=~"\${pod:regex}"}[$__rate_interval]))`,
    `increase(errors_total[$__range]) / \${__range_s} * $__interval_ms`,
    `rate(errors_total[\${__range_s}s] offset $__interval)`,
    "rate(errors_total[[[interval]]])",
    `rate(errors_total[\${minutes}m])`,
    "max_over_time(up[1h:$resolution])",
    "topk($count, up)",
    "$aggregation by ([[label]]) ($metric{$filter})",
    "up[5m]",
    "",
  ])("may be %s", (expr) => {
    expect(find(dashboard(panelOf(expr)))).toEqual([]);
  });

  it("is refused when it is wrong, wherever the panel is", () => {
    const wrong = dashboard(panelOf("up", 'sum(rate(up{pod="$pod"}[$__rate_interval])'), {
      type: "row",
      panels: [{ ...panelOf("rate(up)"), title: "Errors" }],
    });
    expect(find(wrong)).toEqual([
      at(
        "queries",
        wrong,
        'query A of panel "Errors" in shop.json gives rate no range vector',
        'write a range behind the selector, such as "[5m]"',
      ),
      at(
        "queries",
        wrong,
        'query B of panel "Requests" in shop.json ends before it is complete',
        "complete the PromQL",
      ),
    ]);
  });

  it("is not looked at when it is for another data source than Prometheus", () => {
    const logs = { ...panelOf('{app="shop"} |= "error"'), datasource: { type: "loki", uid: "loki" } };
    expect(find(dashboard(logs))).toEqual([]);
    const target = { refId: "A", expr: '{app="shop"} |= "error"', datasource: { type: "loki" } };
    expect(find(dashboard({ ...panelOf(), targets: [target] }))).toEqual([]);
  });

  it("is only suspected when nothing says for which data source it is", () => {
    const wrong = dashboard({ ...panelOf("sum(up"), datasource: "$datasource" });
    expect(find(wrong)).toEqual([
      at(
        "queries",
        wrong,
        'query A of panel "Requests" in shop.json ends before it is complete',
        "complete the PromQL",
        "warning",
      ),
    ]);
  });
});

describe("a dashboard", () => {
  it("is JSON", () => {
    const wrong = dashboardOf('{ "panels": [ }');
    expect(find(wrong)).toEqual([
      at("queries", wrong, "data.shop.json is no JSON, so Grafana has no dashboard", "correct the JSON"),
    ]);
  });

  it("is only what Grafana is told to find", () => {
    expect(find(dashboardOf("// settings", {}))).toEqual([]);
  });
});
