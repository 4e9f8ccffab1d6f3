import type { Resource, Value } from "#lib/render/resource.ts";
import { isMap, listAt, textAt } from "../../graph/fields.ts";
import { jsonFilesOf } from "../../promql/dashboards.ts";
import { faultsIn } from "../../promql/promql.ts";
import { panelsOf } from "../../promql/queries.ts";
import { withoutVariables } from "../../promql/variables.ts";
import type { Rule, Violation } from "../../rule.ts";

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

/** Every query of a dashboard is PromQL that Prometheus takes. */
export const dashboardQueries: Rule = {
  number: 315,
  name: "dashboard-queries",
  reason: "A panel whose query is refused shows an error to those who look at it in an incident.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/",
  *check(graph) {
    for (const { at, key, value } of jsonFilesOf(graph)) {
      if (isMap(value)) for (const panel of panelsOf(value)) yield* inPanel(at, key, panel);
    }
  },
};
