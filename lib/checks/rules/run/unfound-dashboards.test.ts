import { expect, it } from "vitest";
import { at, deployment, findingsOf, release } from "../../tree.fixture.ts";
import { dashboard } from "./monitoring.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("unfound-dashboards", objects, { charts: [release("kube-prometheus-stack")] });

it("a dashboard has the label that Grafana looks for", () => {
  expect(find(dashboard("web", {}, { grafana_dashboard: "1" }))).toEqual([]);
});

it("a dashboard without the label is not found", () => {
  expect(find(dashboard("web", {}))).toEqual([
    at(
      "unfound-dashboards",
      dashboard("web", {}),
      "data.web.json is a dashboard, but it has no label grafana_dashboard, by which Grafana finds dashboards",
      'add the label grafana_dashboard: "1"',
    ),
  ]);
});

it("a dashboard with another value is not found", () => {
  expect(find(dashboard("web", {}, { grafana_dashboard: "true" })).map(({ message }) => message)).toEqual([
    'data.web.json is a dashboard, but label grafana_dashboard is "true", and Grafana looks for "1"',
  ]);
});

it("a dashboard may be mounted", () => {
  const volumes = [{ name: "dashboards", configMap: { name: "web" } }];
  expect(find(dashboard("web", {}), deployment("grafana", {}, { volumes }))).toEqual([]);
});
