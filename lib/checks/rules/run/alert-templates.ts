import { textAt, textEntriesAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { type QueryRule, queryRulesOf } from "../../promql/prometheus-rules.ts";
import type { Rule, Violation } from "../../rule.ts";

/** An action of a Go template, whole, with its texts. */
const action =
  /\{\{-?\s?\/\*.*?\*\/\s?-?\}\}|\{\{(?:[^"'`{}]|\{(?!\{)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\}(?!\}))*\}\}/gs;

/** A longer text is read by nobody who is called at night, and takes long to take apart. */
const longest = 10_000;

/** Variables that Prometheus gives every template of an alert. */
const given = new Set(["labels", "value", "externalLabels", "externalURL"]);

/** The first variable of a template that nobody gives it and that it does not set itself. */
function unknownVariable(template: string): string | undefined {
  const actions = (template.match(action) ?? []).map((text) =>
    text.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, ""),
  );
  const set = new Set(
    actions.flatMap((text) =>
      [...text.matchAll(/\$(\w+)\s*(?=:?=|,\s*\$\w+\s*:=)/g)].map(([, name = ""]) => name),
    ),
  );
  const used = actions.flatMap((text) => [...text.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name));
  return used.find((name) => !given.has(name) && !set.has(name));
}

function* violationsOf({ at, fields, title }: QueryRule): Generator<Violation> {
  for (const field of ["labels", "annotations"]) {
    for (const [key, template] of textEntriesAt(fields, field)) {
      if (template.length > longest) continue;
      const unknown = unknownVariable(template);
      if (unknown !== undefined) {
        const near = nearest(unknown, given);
        yield {
          at,
          message: `${field}.${key} of ${title} reads $${unknown}, which Prometheus does not give it`,
          fix: `write $${near ?? "labels or $value"}`,
        };
      }
      const rest = template.replaceAll(action, "");
      if (rest.includes("{{")) {
        yield {
          at,
          message: `${field}.${key} of ${title} opens {{ and does not close it`,
          fix: "close it with }}",
        };
      } else if (rest.includes("}}")) {
        const message = `${field}.${key} of ${title} closes }} that nothing opens`;
        yield { at, severity: "warning", message, fix: "open it with {{" };
      }
    }
  }
}

/** Labels and annotations of alerts are templates that Prometheus takes. */
export const alertTemplates: Rule = {
  number: 313,
  name: "alert-templates",
  reason: "Prometheus loads no group with a template that does not parse, and none of its alerts fires.",
  see: "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating",
  *check(graph) {
    for (const rule of queryRulesOf(graph)) {
      if (textAt(rule.fields, "alert") !== undefined) yield* violationsOf(rule);
    }
  },
};
