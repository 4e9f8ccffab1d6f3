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

function queriesIn({ at, key }: JsonFile, panel: Value): PanelQuery[] {
  const title = `panel "${textAt(panel, "title") ?? ""}" in ${key}`;
  const usualSource = textAt(panel, "datasource", "type");
  return listAt(panel, "targets").flatMap((target) => {
    const source = textAt(target, "datasource", "type") ?? usualSource;
    // Another source has another language.
    if (source !== undefined && source !== "prometheus") return [];
    const query = textAt(target, "expr")?.trim() ?? "";
    const letter = textAt(target, "refId") ?? "";
    return [{ at, title, query, shape: shapeOfPanel(query), letter, isOfAnySource: source === undefined }];
  });
}

/** Every query of every dashboard that is PromQL. */
export const panelQueriesOf = oncePerGraph((graph): readonly PanelQuery[] =>
  jsonFilesOf(graph).flatMap((file) => file.panels.flatMap((panel) => queriesIn(file, panel))),
);
