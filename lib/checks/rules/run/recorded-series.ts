import type { Graph } from "../../graph/graph.ts";
import { nearest } from "../../nearest.ts";
import { queryRulesOf } from "../../promql/prometheus-rules.ts";
import { queriesByMetric } from "../../promql/queries.ts";
import type { Rule } from "../../rule.ts";

/** How the series begin that the rules of kube-prometheus-stack record. */
const ofStack =
  /^(:|apiserver_request|cluster|cluster_quantile|cluster_verb_scope|code|code_resource|code_verb|count|instance|instance_device|namespace_cpu|namespace_memory|namespace_workload_pod|namespace_pod_container|node|node_namespace_pod|node_namespace_pod_container|node_quantile)(:|$)/;

/** Whether charts may record series that the tree does not show. */
function mayBeRecorded({ charts }: Graph): boolean {
  return charts.some(({ provided }) => provided === undefined);
}

/** A recorded series that a query reads is recorded by a rule. */
export const recordedSeries: Rule = {
  number: 379,
  name: "recorded-series",
  reason: "A query of a series that no rule records is empty, and the alert on it never fires.",
  see: "https://prometheus.io/docs/practices/rules/#naming",
  *check(graph) {
    const recorded = [...new Set(queryRulesOf(graph).flatMap(({ record }) => record ?? []))];
    const known = new Set(recorded);
    const isOpen = mayBeRecorded(graph);
    for (const [metric, queries] of queriesByMetric(graph)) {
      if (!metric.includes(":") || known.has(metric)) continue;
      const near = nearest(metric, recorded);
      if (near === undefined && (isOpen || ofStack.test(metric))) continue;
      for (const { at, title } of queries.flat()) {
        yield {
          at,
          message: `${title} reads ${metric}, which no rule records: it is empty for ever`,
          fix: near === undefined ? "record it in a PrometheusRule, or correct the name" : `write ${near}`,
        };
      }
    }
  },
};
