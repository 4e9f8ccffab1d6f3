import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("dashboard-queries", objects);

const dashboardOf = (json: string, labels: Record<string, Value> = { grafana_dashboard: "1" }) =>
  object("ConfigMap", "shop", { data: { "shop.json": json } }, { labels });

const panelOf = (...exprs: string[]) => ({
  title: "Requests",
  datasource: { type: "prometheus", uid: "prometheus" },
  targets: exprs.map((expr, i) => ({ refId: "ABC".charAt(i), expr })),
});

const dashboard = (...panels: Value[]) => dashboardOf(JSON.stringify({ panels }));

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
        "dashboard-queries",
        wrong,
        'query A of panel "Errors" in shop.json gives rate no range vector',
        'write a range behind the selector, such as "[5m]"',
      ),
      at(
        "dashboard-queries",
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
        "dashboard-queries",
        wrong,
        'query A of panel "Requests" in shop.json ends before it is complete',
        "complete the PromQL",
        "warning",
      ),
    ]);
  });
});
