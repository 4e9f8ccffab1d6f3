import { describe, expect, it } from "vitest";
import { textAt } from "#lib/checks/graph/fields.ts";
import { dashboard } from "#lib/model/dashboard.ts";
import { rendered } from "#lib/render/rendered.fixture.ts";

const panel = { unit: "reqps", queries: { "{{status}}": "a", limit: "b" } } as const;
const shop = dashboard("shop", "The shop", [
  { ...panel, title: "Requests" },
  { ...panel, title: "Errors" },
  { ...panel, title: "Latency" },
]);
const application = rendered({ workloads: [], dashboards: [shop] });
const map = application.object("ConfigMap", "shop-dashboard");
const json: unknown = JSON.parse(textAt(map, "data", "shop.json") ?? "");

describe("dashboard", () => {
  it("lies in a ConfigMap that Grafana finds by its label", () => {
    expect(map.metadata.labels).toEqual({ "app.kubernetes.io/part-of": "shop", grafana_dashboard: "1" });
    expect(Object.keys(map)).not.toContain("immutable");
  });

  it("has a name that links survive, and cannot be changed where Git does not see it", () => {
    expect(json).toMatchObject({ uid: "shop", title: "The shop", editable: false });
  });

  it("puts two panels beside each other", () => {
    expect(json).toMatchObject({
      panels: [
        { id: 1, title: "Requests", gridPos: { x: 0, y: 0, w: 12, h: 8 } },
        { id: 2, title: "Errors", gridPos: { x: 12, y: 0, w: 12, h: 8 } },
        { id: 3, title: "Latency", gridPos: { x: 0, y: 8, w: 12, h: 8 } },
      ],
    });
  });

  it("asks Prometheus every query under its legend", () => {
    expect(json).toHaveProperty("panels[0].datasource", { type: "prometheus", uid: "prometheus" });
    expect(json).toHaveProperty("panels[0].fieldConfig.defaults.unit", "reqps");
    expect(json).toHaveProperty("panels[0].targets", [
      { refId: "A", expr: "a", legendFormat: "{{status}}" },
      { refId: "B", expr: "b", legendFormat: "limit" },
    ]);
  });

  it("is refused where nobody would find it", () => {
    expect(rendered({ workloads: [], dashboards: [shop] }, { offers: {} }).problems).toEqual([
      "dashboard shop of shop needs dashboards, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
