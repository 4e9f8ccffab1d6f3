import { textAt, textEntriesAt } from "../../graph/fields.ts";
import { parse } from "../../promql/parse.ts";
import { type QueryRule, queryRulesOf } from "../../promql/prometheus-rules.ts";
import { faultsIn } from "../../promql/promql.ts";
import { resultLabels } from "../../promql/result-labels.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const named = /\$labels\.([A-Za-z_]\w*)/g;

/** What a template asks for before it uses a label. */
const asked = /\{\{-?\s*(?:if|with)\b/;

function* violationsOf({ at, fields, title }: QueryRule): Generator<Violation> {
  const query = textAt(fields, "expr") ?? "";
  if (faultsIn(query, "no range").length > 0) return;
  const root = parse(query).topNode.getChild("Expr");
  const labels = root === null ? undefined : resultLabels(query, root);
  // Who adds everything up may name labels out of habit; who lists labels has chosen them.
  if (labels === undefined || labels.size === 0) return;
  for (const field of ["labels", "annotations"]) {
    for (const [key, template] of textEntriesAt(fields, field)) {
      if (asked.test(template)) continue;
      for (const name of new Set([...template.matchAll(named)].map(([, label = ""]) => label))) {
        if (labels.has(name)) continue;
        yield {
          at,
          severity: "warning",
          message: `${field}.${key} of ${title} names label ${name}, but the result of its query has only ${enumerate([...labels])}: the text stays empty there`,
          fix: `add ${name} to "by", or take it out of the text`,
        };
      }
    }
  }
}

/** Texts of alerts name labels that their queries leave. */
export const alertLabels: Rule = {
  number: 390,
  name: "alert-labels",
  reason: "Whoever is woken by an alert has to know which pod, queue or host it is about.",
  see: "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating",
  *check(graph) {
    for (const rule of queryRulesOf(graph)) {
      if (textAt(rule.fields, "alert") !== undefined) yield* violationsOf(rule);
    }
  },
};
