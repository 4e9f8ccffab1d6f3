import { valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Exporter, exporters } from "../../monitoring/exporters.ts";
import { nearest } from "../../nearest.ts";
import { queryRulesOf } from "../../promql/prometheus-rules.ts";
import { queriesOf } from "../../promql/queries.ts";
import type { Rule } from "../../rule.ts";

const names = new Map(
  exporters.map((exporter): [Exporter, readonly string[]] => [
    exporter,
    exporter.metrics
      .trim()
      .split(/\s+/)
      .map((name) => exporter.prefix + name),
  ]),
);

const allNames = new Set([...names.values()].flat());

/** Parts that a kube-prometheus-stack may be told to leave out, by how their metrics begin. */
const parts = [
  { prefix: "kube_", field: "kubeStateMetrics", chart: /kube-state-metrics/ },
  { prefix: "node_", field: "nodeExporter", chart: /node-exporter/ },
] as const;

/** What is switched off in the only chart that would export it. */
function switchedOff(graph: Graph): readonly (typeof parts)[number][] {
  const stacks = graph.charts.filter(({ chart }) => chart === "kube-prometheus-stack");
  const images = JSON.stringify(
    graph.workloads.map(({ containers }) => containers.map(({ fields }) => fields.image)),
  );
  return parts.filter(
    ({ field, chart: other }) =>
      stacks.length > 0 &&
      stacks.every(({ isWhole, values }) => isWhole && valueAt(values, field, "enabled") === false) &&
      !graph.charts.some(({ chart, provided }) => other.test(chart) || provided === undefined) &&
      !other.test(images),
  );
}

/** Words behind the prefix of an exporter, such as the kinds that kube-state-metrics tells of. */
const words = new Map(
  Array.from(names, ([exporter, known]): [Exporter, ReadonlySet<string>] => [
    exporter,
    new Set(Array.from(known, (name) => wordOf(exporter, name))),
  ]),
);

function wordOf({ prefix }: Exporter, metric: string): string {
  return metric.slice(prefix.length).split("_")[0] ?? "";
}

/** Metrics that others export, or record, under names like these. */
const foreign = /^kube_(state_metrics|pod_windows|customresource)_/;

/** What to do about a metric that its exporter does not have; nothing where somebody may have it. */
function cureFor(metric: string): string | undefined {
  if (allNames.has(metric)) return undefined;
  for (const [exporter, known] of names) {
    if (!metric.startsWith(exporter.prefix) || foreign.test(metric)) continue;
    const near = nearest(metric, known);
    if (near !== undefined) return `write ${near}`;
    const isOwn = exporter.isAlone && words.get(exporter)?.has(wordOf(exporter, metric)) === true;
    return isOwn ? `write the name of a metric of ${exporter.name}` : undefined;
  }
  return undefined;
}

/** The metrics of well-known exporters are called as they call them. */
export const metricNames: Rule = {
  number: 380,
  name: "metric-names",
  reason: "A query of a metric that nobody exports is empty, and the alert on it never fires.",
  see: "https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics",
  *check(graph) {
    const off = switchedOff(graph);
    const recorded = new Set(queryRulesOf(graph).map(({ fields }) => valueAt(fields, "record")));
    for (const { at, title, series } of queriesOf(graph)) {
      for (const metric of new Set(series.flatMap((one) => one.metric ?? []))) {
        if (recorded.has(metric)) continue;
        const cure = cureFor(metric);
        const part = off.find(({ prefix }) => metric.startsWith(prefix));
        if (cure !== undefined) {
          yield { at, message: `${title} reads ${metric}, which nobody exports`, fix: cure };
        } else if (part !== undefined) {
          yield {
            at,
            message: `${title} reads ${metric}, and ${part.field} of kube-prometheus-stack, which would export it, is switched off`,
            fix: `enable ${part.field} in the values of the chart`,
          };
        }
      }
    }
  },
};
