import { panelQueriesOf } from "../../promql/panel-queries.ts";
import { faultsIn } from "../../promql/query.ts";
import type { Rule } from "../../rule.ts";

/** Every query of a dashboard is PromQL that Prometheus takes. */
export const dashboardQueries: Rule = {
  number: 315,
  name: "dashboard-queries",
  reason: "A panel whose query is refused shows an error to those who look at it in an incident.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/",
  *check(graph) {
    for (const query of panelQueriesOf(graph)) {
      const { at, title, letter, isOfAnySource } = query;
      for (const { message, fix } of faultsIn(query, "anything")) {
        yield {
          at,
          ...(isOfAnySource && { severity: "warning" }),
          message: `query ${letter} of ${title} ${message}`,
          fix,
        };
      }
    }
  },
};
