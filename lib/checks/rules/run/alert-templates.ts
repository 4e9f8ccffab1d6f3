import { nearest } from "../../nearest.ts";
import { type AlertText, alertTextsOf } from "../../promql/alert-texts.ts";
import type { Rule, Violation } from "../../rule.ts";

/** An action of a Go template, whole, with its texts. */
const action =
  /\{\{-?\s?\/\*.*?\*\/\s?-?\}\}|\{\{(?:[^"'`{}]|\{(?!\{)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\}(?!\}))*\}\}/gs;

/** A longer text is read by nobody who is called at night, and takes long to take apart. */
const longest = 10_000;

/** Variables that Prometheus gives every template of an alert. */
const given = new Set(["labels", "value", "externalLabels", "externalURL"]);

/** A template of which every action is closed and has no texts, and no variables but those. */
const harmless = /^(?:[^{}]|\{\{(?:[^"'`{}$]|\$(?:labels|value|externalLabels|externalURL)\b)*\}\})*$/;

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

function* violationsOf({ rule, place, text }: AlertText): Generator<Violation> {
  const { at, title } = rule;
  const unknown = unknownVariable(text);
  if (unknown !== undefined) {
    const near = nearest(unknown, given);
    yield {
      at,
      message: `${place} of ${title} reads $${unknown}, which Prometheus does not give it`,
      fix: `write $${near ?? "labels or $value"}`,
    };
  }
  const rest = text.replaceAll(action, "");
  if (rest.includes("{{")) {
    yield { at, message: `${place} of ${title} opens {{ and does not close it`, fix: "close it with }}" };
  } else if (rest.includes("}}")) {
    const message = `${place} of ${title} closes }} that nothing opens`;
    yield { at, severity: "warning", message, fix: "open it with {{" };
  }
}

/** Labels and annotations of alerts are templates that Prometheus takes. */
export const alertTemplates: Rule = {
  number: 313,
  name: "alert-templates",
  reason: "Prometheus loads no group with a template that does not parse, and none of its alerts fires.",
  see: "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating",
  *check(graph) {
    for (const one of alertTextsOf(graph)) {
      if (one.text.length <= longest && !harmless.test(one.text)) yield* violationsOf(one);
    }
  },
};
