import { textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Exporter, exporters } from "../../monitoring/exporters.ts";
import { nearest } from "../../nearest.ts";
import { queryRulesOf } from "../../promql/prometheus-rules.ts";
import { queriesByMetric } from "../../promql/queries.ts";
import type { Fault, Rule } from "../../rule.ts";

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

type Part = (typeof parts)[number];

/** Whether some workload runs an image of a part, whoever installed it. */
function isRun({ workloads }: Graph, { chart: name }: Part): boolean {
  return workloads.some(({ containers }) =>
    containers.some(({ fields }) => name.test(textAt(fields, "image") ?? "")),
  );
}

/** What is switched off in the only chart that would export it. */
function switchedOff(graph: Graph): readonly Part[] {
  const stacks = graph.charts.filter(({ chart }) => chart === "kube-prometheus-stack");
  if (stacks.length === 0) return [];
  return parts.filter(
    (part) =>
      stacks.every(({ isWhole, values }) => isWhole && valueAt(values, part.field, "enabled") === false) &&
      !graph.charts.some(({ chart, provided }) => part.chart.test(chart) || provided === undefined) &&
      !isRun(graph, part),
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

function faultOf(metric: string, off: readonly Part[]): Fault | undefined {
  const cure = cureFor(metric);
  if (cure !== undefined) return { message: "which nobody exports", fix: cure };
  const part = off.find(({ prefix }) => metric.startsWith(prefix));
  return (
    part && {
      message: `and ${part.field} of kube-prometheus-stack, which would export it, is switched off`,
      fix: `enable ${part.field} in the values of the chart`,
    }
  );
}

/** The metrics of well-known exporters are called as they call them. */
export const metricNames: Rule = {
  number: 380,
  name: "metric-names",
  reason: "A query of a metric that nobody exports is empty, and the alert on it never fires.",
  see: "https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics",
  *check(graph) {
    const off = switchedOff(graph);
    const recorded = new Set(queryRulesOf(graph).map(({ record }) => record));
    for (const [metric, queries] of queriesByMetric(graph)) {
      const fault = recorded.has(metric) ? undefined : faultOf(metric, off);
      if (fault === undefined) continue;
      for (const { at, title } of queries.flat()) {
        yield { at, message: `${title} reads ${metric}, ${fault.message}`, fix: fault.fix };
      }
    }
  },
};
