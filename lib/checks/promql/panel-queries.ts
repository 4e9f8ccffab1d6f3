import type { Value } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { type JsonFile, jsonFilesOf } from "./dashboards.ts";
import type { Query } from "./query.ts";
import { shapeOfPanel } from "./shapes.ts";

/** A query of a panel of a dashboard. */
export interface PanelQuery extends Query {
  /** By which its panel knows it: `A`. */
  readonly letter: string;
  /** Whether nobody says from where the data come: the query may be of another language, such as that of Loki. */
  readonly isOfAnySource: boolean;
}

function addQueries(found: PanelQuery[], { at, key }: JsonFile, panel: Value): void {
  const title = `panel "${textAt(panel, "title") ?? ""}" in ${key}`;
  const usualSource = textAt(panel, "datasource", "type");
  for (const target of listAt(panel, "targets")) {
    const source = textAt(target, "datasource", "type") ?? usualSource;
    const query = textAt(target, "expr")?.trim() ?? "";
    // Another source has another language.
    if (query === "" || (source !== undefined && source !== "prometheus")) continue;
    const letter = textAt(target, "refId") ?? "";
    found.push({ at, title, query, shape: shapeOfPanel(query), letter, isOfAnySource: source === undefined });
  }
}

/** Every query of every dashboard that is PromQL. */
export const panelQueriesOf = oncePerGraph((graph): readonly PanelQuery[] => {
  const found: PanelQuery[] = [];
  for (const file of jsonFilesOf(graph)) {
    for (const panel of file.panels) addQueries(found, file, panel);
  }
  return found;
});
