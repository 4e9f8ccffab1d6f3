import { JsonPatch } from "cdk8s";
import { ConfigMap } from "cdk8s-plus-28";
import type { Dashboard } from "#lib/model/dashboard.ts";
import { composedName } from "#lib/model/name.ts";
import { refuse } from "#lib/model/problem.ts";
import { grafanaPanels } from "./grafana-panels.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";

/** Version of the dashboard model that the fields are written in: that of Grafana 13. */
const SCHEMA_VERSION = 42;

/**
 * A dashboard as Grafana's JSON, without the fields that Grafana itself writes.
 *
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export function dashboardJson(dashboard: Dashboard): string {
  const json = {
    uid: dashboard.name,
    title: dashboard.title,
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    refresh: "30s",
    time: { from: "now-6h", to: "now" },
    panels: grafanaPanels(dashboard),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function addDashboard(scope: Scope, dashboard: Dashboard): void {
  const label = need(scope, "dashboardLabel", `dashboard ${dashboard.name}`);
  if (label === undefined) return;
  const name = composedName([dashboard.name, "dashboard"], "ConfigMap");
  const map = new ConfigMap(scope.chart, `ConfigMap-${name}`, {
    metadata: { name, namespace: scope.namespace, labels: { ...unitLabels(scope), ...label } },
    data: { [`${dashboard.name}.json`]: dashboardJson(dashboard) },
  });
  scope.amendments.amend(map, JsonPatch.remove("/immutable"));
}

/** Dashboards in ConfigMaps, where Grafana finds them by label. Refuses two of one name. */
export function addDashboards(scope: Scope, dashboards: readonly Dashboard[]): void {
  const added = new Set<string>();
  for (const dashboard of dashboards) {
    if (added.has(dashboard.name)) {
      refuse(
        `dashboard ${dashboard.name} of ${scope.unit} is defined twice`,
        "rename one: links go by the name, and every application has one of its own name",
      );
    } else {
      addDashboard(scope, dashboard);
    }
    added.add(dashboard.name);
  }
}
