import { JsonPatch } from "cdk8s";
import { ConfigMap } from "cdk8s-plus-28";
import type { Dashboard, Panel } from "#lib/model/dashboard.ts";
import { composedName } from "#lib/model/name.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";

/** Grafana's grid has 24 columns; two panels stand beside each other. */
const WIDTH = 12;
const HEIGHT = 8;

/** Version of the dashboard model that the fields below are written in. */
const SCHEMA_VERSION = 39;

function panelOf({ title, queries, unit }: Panel, index: number) {
  return {
    id: index + 1,
    type: "timeseries",
    title,
    datasource: { type: "prometheus", uid: "prometheus" },
    gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
    fieldConfig: { defaults: { unit }, overrides: [] },
    targets: Object.entries(queries).map(([legendFormat, expr], position) => ({
      refId: String.fromCharCode("A".charCodeAt(0) + position),
      expr,
      legendFormat,
    })),
  };
}

/**
 * A dashboard as Grafana's JSON, without the fields that Grafana itself writes.
 *
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
function dashboardJson({ name, title, panels }: Dashboard): string {
  return `${JSON.stringify(
    {
      uid: name,
      title,
      schemaVersion: SCHEMA_VERSION,
      editable: false,
      refresh: "30s",
      time: { from: "now-6h", to: "now" },
      panels: panels.map(panelOf),
    },
    undefined,
    2,
  )}\n`;
}

/** A dashboard in a ConfigMap, where Grafana finds it by label. */
export function addDashboard(scope: Scope, dashboard: Dashboard): void {
  const label = need(scope, "dashboardLabel", `dashboard ${dashboard.name}`);
  if (label === undefined) return;
  const name = composedName([dashboard.name, "dashboard"], "ConfigMap");
  const map = new ConfigMap(scope.chart, `ConfigMap-${name}`, {
    metadata: { name, namespace: scope.namespace, labels: { ...unitLabels(scope), ...label } },
    data: { [`${dashboard.name}.json`]: dashboardJson(dashboard) },
  });
  scope.amendments.amend(map, JsonPatch.remove("/immutable"));
}
