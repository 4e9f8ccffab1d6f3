import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("dashboards", objects);

const dashboardOf = (json: string, labels: Record<string, Value> = { grafana_dashboard: "1" }) =>
  object("ConfigMap", "shop", { data: { "shop.json": json } }, { labels });

describe("a dashboard", () => {
  it("is JSON", () => {
    const wrong = dashboardOf('{ "panels": [ }');
    expect(find(wrong)).toEqual([
      at("dashboards", wrong, "data.shop.json is no JSON, so Grafana has no dashboard", "correct the JSON"),
    ]);
  });

  it("is only what Grafana is told to find", () => {
    expect(find(dashboardOf("// settings", {}))).toEqual([]);
  });
});
