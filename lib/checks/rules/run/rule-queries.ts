import { numberAt, textAt } from "../../graph/fields.ts";
import { type QueryRule, queryRulesOf } from "../../promql/prometheus-rules.ts";
import { faultsIn } from "../../promql/promql.ts";
import { scalerQueriesOf } from "../../promql/scaler-queries.ts";
import type { Rule, Violation } from "../../rule.ts";

function* violationsOf({ at, fields, title }: QueryRule): Generator<Violation> {
  const query = textAt(fields, "expr")?.trim() ?? "";
  if (query === "") {
    if (numberAt(fields, "expr") === undefined)
      yield { at, message: `${title} has no query`, fix: "write its PromQL into expr" };
    return;
  }
  for (const { message, fix } of faultsIn(query, "no range")) {
    yield { at, message: `query of ${title} ${message}`, fix };
  }
}

/** Every query of alerts and records is PromQL that Prometheus takes. */
export const ruleQueries: Rule = {
  number: 312,
  name: "rule-queries",
  reason: "Nobody sees that a query is refused until the alert that did not fire would have been needed.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/",
  *check(graph) {
    for (const rule of queryRulesOf(graph)) yield* violationsOf(rule);
    for (const { at, title, query } of scalerQueriesOf(graph)) {
      for (const { message, fix } of faultsIn(query, "no range")) {
        yield { at, message: `query of ${title} ${message}`, fix };
      }
    }
  },
};
