import { describe, expect, it } from "vitest";
import { listAt, numberAt, textAt } from "#lib/checks/graph/fields.ts";
import { dashboard } from "#lib/model/dashboard.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";
import type { Fields } from "#lib/render/resource.ts";
import { dashboardJson } from "./dashboards.ts";

const panel = { unit: "reqps", queries: { "{{status}}": "a", limit: "b" } } as const;
const four = ["one", "two", "three", "four"].map((title) => ({ ...panel, title, kind: "stat" }) as const);
const orders = dashboard("orders", "Orders", [
  { ...panel, title: "Requests" },
  { ...panel, title: "Errors", limit: 0.1 },
  { ...panel, title: "Latency" },
  { heading: "Pods", panels: [...four, { ...panel, title: "CPU" }] },
]);
const application = rendered({ workloads: [], dashboards: [orders] });
const map = application.object("ConfigMap", "orders-dashboard");
const json: Fields = JSON.parse(textAt(map, "data", "orders.json") ?? "");

describe("dashboard", () => {
  it("lies in a ConfigMap that Grafana finds by its label", () => {
    expect(map.metadata.labels).toEqual({ "app.kubernetes.io/part-of": "shop", grafana_dashboard: "1" });
    expect(Object.keys(map)).not.toContain("immutable");
  });

  it("has a name that links survive, and cannot be changed where Git does not see it", () => {
    expect(json).toMatchObject({ uid: "orders", title: "Orders", editable: false });
  });

  it("puts two courses or four numbers beside each other, and rows below", () => {
    const places = listAt(json, "panels").map((one) => [
      numberAt(one, "id"),
      textAt(one, "title"),
      ...["x", "y", "w", "h"].map((field) => numberAt(one, "gridPos", field)),
    ]);
    expect(places).toEqual([
      [1, "Requests", 0, 0, 12, 8],
      [2, "Errors", 12, 0, 12, 8],
      [3, "Latency", 0, 8, 12, 8],
      [4, "Pods", 0, 16, 24, 1],
      [5, "one", 0, 17, 6, 4],
      [6, "two", 6, 17, 6, 4],
      [7, "three", 12, 17, 6, 4],
      [8, "four", 18, 17, 6, 4],
      [9, "CPU", 0, 21, 12, 8],
    ]);
  });

  it("draws a red line where trouble begins, and a number that turns red", () => {
    const steps = [
      { color: "green", value: null },
      { color: "red", value: 0.1 },
    ];
    expect(json).toHaveProperty("panels[1].fieldConfig.defaults.thresholds", { mode: "absolute", steps });
    expect(json).toHaveProperty("panels[1].fieldConfig.defaults.custom", {
      thresholdsStyle: { mode: "line" },
    });
    expect(json).not.toHaveProperty("panels[0].fieldConfig.defaults.custom");
    expect(json).toHaveProperty("panels[4].type", "stat");
  });

  it("asks Prometheus every query under its legend", () => {
    expect(json).toHaveProperty("panels[0].datasource", { type: "prometheus", uid: "prometheus" });
    expect(json).toHaveProperty("panels[0].fieldConfig.defaults.unit", "reqps");
    expect(json).toHaveProperty("panels[0].targets", [
      { refId: "A", expr: "a", legendFormat: "{{status}}" },
      { refId: "B", expr: "b", legendFormat: "limit" },
    ]);
  });

  it("names the queries of a panel as Grafana does, also where the alphabet ends", () => {
    const queries = Object.fromEntries(Array.from({ length: 28 }, (_, index) => [`q${index}`, "up"]));
    const many = dashboard("many", "Many", [{ title: "All", unit: "short", queries }]);
    const targets = listAt(JSON.parse(dashboardJson(many)), "panels", 0, "targets");
    expect(targets.slice(24).map((one) => textAt(one, "refId"))).toEqual(["Y", "Z", "AA", "AB"]);
  });

  it("refuses two of one name, and the name of the one that every application has", () => {
    const problem = (name: string) =>
      `dashboard ${name} of shop is defined twice; rename one: links go by the name, and every application has one of its own name`;
    const backend = serviceOf("backend");
    const own = dashboard("shop", "Shop", [{ ...panel, title: "Requests" }]);
    expect(rendered({ workloads: [], dashboards: [orders, orders] }).problems).toEqual([problem("orders")]);
    expect(rendered({ workloads: [backend], dashboards: [own] }).problems).toEqual([problem("shop")]);
  });

  it("is refused where nobody would find it", () => {
    expect(rendered({ workloads: [], dashboards: [orders] }, { offers: {} }).problems).toEqual([
      "dashboard orders of shop needs dashboards, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
