import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { jsonFilesOf } from "./dashboards.ts";
import { queryRulesOf } from "./prometheus-rules.ts";
import { scalerQueriesOf } from "./scaler-queries.ts";
import { type Series, seriesIn } from "./series.ts";
import { withoutVariables } from "./variables.ts";

/** A query of a rule or of a dashboard, with what it reads. */
export interface Query {
  readonly at: Resource;
  /** `alert ShopIsDown`, `panel "Requests" in shop.json`. */
  readonly title: string;
  readonly series: readonly Series[];
}

/** Panels of a dashboard with those that are folded into its rows. */
export function panelsOf(dashboard: Value | undefined): Value[] {
  const panels = [...listAt(dashboard, "panels")];
  for (const panel of panels) panels.push(...listAt(panel, "panels"));
  return panels;
}

function* inDashboards(graph: Parameters<typeof jsonFilesOf>[0]): Generator<Query> {
  for (const { at, key, value } of jsonFilesOf(graph)) {
    for (const panel of panelsOf(value)) {
      for (const target of listAt(panel, "targets")) {
        const source = textAt(target, "datasource", "type") ?? textAt(panel, "datasource", "type");
        const query = withoutVariables(textAt(target, "expr") ?? "");
        // Another source has another language.
        if (query === undefined || (source !== undefined && source !== "prometheus")) continue;
        yield { at, title: `panel "${textAt(panel, "title") ?? ""}" in ${key}`, series: seriesIn(query) };
      }
    }
  }
}

/** Every query of a cluster that is PromQL. */
export const queriesOf = oncePerGraph((graph): readonly Query[] => [
  ...queryRulesOf(graph).map(({ at, title, fields }) => ({
    at,
    title,
    series: seriesIn(textAt(fields, "expr") ?? ""),
  })),
  ...scalerQueriesOf(graph).map(({ at, title, query }) => ({ at, title, series: seriesIn(query) })),
  ...inDashboards(graph),
]);
