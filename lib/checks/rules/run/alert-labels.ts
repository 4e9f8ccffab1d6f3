import { type AlertText, alertTextsOf } from "../../promql/alert-texts.ts";
import { labelsOfShape } from "../../promql/labels-of-shape.ts";
import { faultsIn } from "../../promql/query.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const named = /\$labels\.([A-Za-z_]\w*)/g;

/** What a template asks for before it uses a label. */
const asked = /\{\{-?\s*(?:if|with)\b/;

function* violationsOf({ rule, place, text }: AlertText): Generator<Violation> {
  const labels = labelsOfShape(rule.shape);
  // Who adds everything up may name labels out of habit; who lists labels has chosen them.
  if (labels === undefined || labels.size === 0 || faultsIn(rule, "no range").length > 0) return;
  for (const name of new Set(Array.from(text.matchAll(named), ([, label = ""]) => label))) {
    if (labels.has(name)) continue;
    yield {
      at: rule.at,
      severity: "warning",
      message: `${place} of ${rule.title} names label ${name}, but the result of its query has only ${enumerate([...labels])}: the text stays empty there`,
      fix: `add ${name} to "by", or take it out of the text`,
    };
  }
}

/** Texts of alerts name labels that their queries leave. */
export const alertLabels: Rule = {
  number: 390,
  name: "alert-labels",
  reason: "Whoever is woken by an alert has to know which pod, queue or host it is about.",
  see: "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating",
  *check(graph) {
    for (const one of alertTextsOf(graph)) {
      if (one.text.includes("$labels") && !asked.test(one.text)) yield* violationsOf(one);
    }
  },
};
