import type { Value } from "#lib/render/resource.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { jsonFilesOf } from "../../promql/dashboards.ts";
import type { Rule } from "../../rule.ts";

/** `$name` and `${name:format}`, which Grafana's own begin with two underscores; a number is a group of a pattern. */
const variable = /\$(?:\{([A-Za-z]\w*)(?::\w+)?\}|([A-Za-z]\w*))/g;

function namesIn(text: string | undefined): string[] {
  if (text?.includes("$") !== true) return [];
  return [...text.matchAll(variable)].flatMap(([, braced, plain]) => braced ?? plain ?? []);
}

/** Variables that the queries and the data sources of a panel name. */
function namesOf(panel: Value): string[] {
  const targets = listAt(panel, "targets");
  const sources = [panel, ...targets].map(
    (one) => textAt(one, "datasource", "uid") ?? textAt(one, "datasource"),
  );
  return [...targets.map((target) => textAt(target, "expr")), ...sources].flatMap(namesIn);
}

/** Panels of a dashboard name variables that it has. */
export const dashboardVariables: Rule = {
  number: 391,
  name: "dashboard-variables",
  reason:
    "Grafana sends the name of a variable that a dashboard does not have as it is, and the panel is empty.",
  see: "https://grafana.com/docs/grafana/latest/dashboards/variables/",
  *check(graph) {
    for (const { at, key, value, panels } of jsonFilesOf(graph)) {
      if (panels.length === 0) continue;
      const known = [
        ...listAt(value, "templating", "list"),
        // A dashboard that was exported is asked for these when it is imported.
        ...listAt(value, "__inputs"),
      ].flatMap((one) => textAt(one, "name") ?? []);
      for (const panel of panels) {
        for (const name of new Set(namesOf(panel))) {
          // An export leaves these to whoever imports it.
          if (known.includes(name) || name.startsWith("DS_")) continue;
          const near = nearest(name, known);
          yield {
            at,
            severity: "warning",
            message: `panel "${textAt(panel, "title") ?? ""}" in ${key} names variable ${name}, which the dashboard does not have`,
            fix: near === undefined ? "add it to templating.list, or correct the name" : `write ${near}`,
          };
        }
      }
    }
  },
};
