import type { Resource } from "#lib/render/resource.ts";
import type { InstalledChart } from "../graph/charts.ts";
import { textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { type PodPeer, unseenPods } from "../reach/peer.ts";

/**
 * Labels that the Prometheus operator gives to the pods of every Prometheus.
 *
 * @see https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/prometheus/common.go
 */
const operatorLabels = [
  ["app.kubernetes.io/name", "prometheus"],
  ["app.kubernetes.io/managed-by", "prometheus-operator"],
] as const;

function labelsOfName(name: string): readonly (readonly [string, string])[] {
  return [
    ["app.kubernetes.io/instance", name],
    ["prometheus", name],
    ["operator.prometheus.io/name", name],
  ];
}

function podsOfResource(resource: Resource): PodPeer {
  const { name } = resource.object.metadata;
  const own = textEntriesAt(resource.object, "spec", "podMetadata", "labels");
  const labels = new Map([...own, ...operatorLabels, ...labelsOfName(name)]);
  return { ...unseenPods(`Prometheus ${name}`, namespaceOf(resource), labels, false), isComplete: true };
}

const stack = "kube-prometheus-stack";

/** The chart cuts its own name, to leave room for what follows. */
const longestName = 26;

/**
 * Name that the chart gives to its Prometheus; nothing where its values do not stand in the tree.
 *
 * @see https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/templates/_helpers.tpl
 */
function nameOf({ release, values }: InstalledChart): string | undefined {
  if (Object.keys(values).length === 0) return undefined;
  const chart = textAt(values, "nameOverride") ?? stack;
  const usual = release.includes(chart) ? release : `${release}-${chart}`;
  const name = (textAt(values, "fullnameOverride") ?? usual).slice(0, longestName).replace(/-$/, "");
  return valueAt(values, "cleanPrometheusOperatorObjectNames") === true ? name : `${name}-prometheus`;
}

function podsOfStack(chart: InstalledChart, namespace: string): PodPeer {
  const name = nameOf(chart);
  const labels = name === undefined ? operatorLabels : [...operatorLabels, ...labelsOfName(name)];
  const own = textEntriesAt(chart.values, "prometheus", "prometheusSpec", "podMetadata", "labels");
  const pods = unseenPods("Prometheus", namespace, new Map([...own, ...labels]), false);
  return { ...pods, isComplete: name !== undefined };
}

function podsOfStacks({ charts }: Graph): PodPeer[] {
  const stacks = charts.filter(
    ({ chart, values }) => chart === stack && valueAt(values, "prometheus", "enabled") !== false,
  );
  // A chart of ours is there twice: of its unit, and of its Application.
  const byNamespace = new Map(stacks.map((chart) => [chart.namespace, chart]));
  return [...byNamespace].flatMap(([namespace, chart]) =>
    namespace === undefined ? [] : [podsOfStack(chart, namespace)],
  );
}

/** The pods of every Prometheus that reads monitors. */
export const prometheusPods = oncePerGraph((graph): readonly PodPeer[] => [
  ...graph.ofKind({ group: "monitoring.coreos.com", kind: "Prometheus" }).map(podsOfResource),
  ...podsOfStacks(graph),
]);
