import { numberAt } from "../../graph/fields.ts";
import { queryRulesOf } from "../../promql/prometheus-rules.ts";
import { faultsIn, type Query } from "../../promql/query.ts";
import { scalerQueriesOf } from "../../promql/scaler-queries.ts";
import type { Rule, Violation } from "../../rule.ts";

function violationsOf(query: Query): Violation[] {
  const { at, title } = query;
  return faultsIn(query, "no range").map(({ message, fix }) => ({
    at,
    message: `query of ${title} ${message}`,
    fix,
  }));
}

/** Every query of alerts and records is PromQL that Prometheus takes. */
export const ruleQueries: Rule = {
  number: 312,
  name: "rule-queries",
  reason: "Nobody sees that a query is refused until the alert that did not fire would have been needed.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/",
  *check(graph) {
    for (const { at, title, query, fields } of queryRulesOf(graph)) {
      if (query === "" && numberAt(fields, "expr") === undefined)
        yield { at, message: `${title} has no query`, fix: "write its PromQL into expr" };
    }
    for (const queries of [queryRulesOf(graph), scalerQueriesOf(graph)]) {
      for (const query of queries) yield* violationsOf(query);
    }
  },
};
