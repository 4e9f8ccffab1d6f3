import type { Resource, Value } from "#lib/render/resource.ts";
import { isMap, listAt, textAt, textEntriesAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Violation } from "../../rule.ts";
import { faultsIn } from "./promql.ts";
import { withoutVariables } from "./variables.ts";

/**
 * Label by which Grafana's sidecar finds a dashboard, unless its chart is told another.
 *
 * @see https://github.com/grafana-community/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards
 */
const label = "grafana_dashboard";

function parsed(json: string): { readonly value?: Value } {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return {};
  }
}

/** Panels of a dashboard with those that are folded into its rows. */
function panelsOf(dashboard: Value): Value[] {
  const panels = [...listAt(dashboard, "panels")];
  for (const panel of panels) panels.push(...listAt(panel, "panels"));
  return panels;
}

function* inPanel(at: Resource, key: string, panel: Value): Generator<Violation> {
  for (const target of listAt(panel, "targets")) {
    const source = textAt(target, "datasource", "type") ?? textAt(panel, "datasource", "type");
    if (source !== undefined && source !== "prometheus") continue;
    const query = withoutVariables(textAt(target, "expr") ?? "");
    if (query === undefined || query.trim() === "") continue;
    const name = `query ${textAt(target, "refId") ?? ""} of panel "${textAt(panel, "title") ?? ""}" in ${key}`;
    for (const { message, fix } of faultsIn(query, "anything")) {
      const violation = { at, message: `${name} ${message}`, fix };
      // Where no data source is named it may be one with another language, such as Loki.
      yield source === undefined ? { ...violation, severity: "warning" } : violation;
    }
  }
}

/**
 * Queries of Grafana dashboards in ConfigMaps.
 *
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export function* dashboardViolations(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(kinds.configMap)) {
    const isFound = valueAt(at.object, "metadata", "labels", label) !== undefined;
    for (const [key, json] of textEntriesAt(at.object, "data")) {
      if (!key.endsWith(".json")) continue;
      const { value } = parsed(json);
      if (value === undefined && isFound) {
        yield { at, message: `data.${key} is no JSON, so Grafana has no dashboard`, fix: "correct the JSON" };
      }
      if (isMap(value)) for (const panel of panelsOf(value)) yield* inPanel(at, key, panel);
    }
  }
}
