import { valueAt } from "../../graph/fields.ts";
import { jsonFilesOf } from "../../promql/dashboards.ts";
import type { Rule } from "../../rule.ts";

/**
 * Label by which Grafana's sidecar finds a dashboard, unless its chart is told another.
 *
 * @see https://github.com/grafana-community/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards
 */
const label = "grafana_dashboard";

/** What Grafana is told to find is JSON. */
export const dashboards: Rule = {
  number: 314,
  name: "dashboards",
  reason: "Grafana leaves out a dashboard that it cannot read, and only its log says so.",
  see: "https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/",
  *check(graph) {
    for (const { at, key, value } of jsonFilesOf(graph)) {
      if (value !== undefined || valueAt(at.object, "metadata", "labels", label) === undefined) continue;
      yield { at, message: `data.${key} is no JSON, so Grafana has no dashboard`, fix: "correct the JSON" };
    }
  },
};
