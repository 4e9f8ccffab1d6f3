import type { Rule } from "../rule.ts";
import { dashboardViolations } from "./queries/dashboards.ts";
import { prometheusRuleViolations } from "./queries/prometheus-rules.ts";

/** Every query is PromQL that Prometheus takes. */
export const queries: Rule = {
  number: 302,
  name: "queries",
  reason: "Nobody sees that a query is refused until the alert that did not fire would have been needed.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/",
  *check(graph) {
    yield* prometheusRuleViolations(graph);
    yield* dashboardViolations(graph);
  },
};
