import type { Value } from "#lib/render/resource.ts";
import type { InstalledChart } from "../graph/charts.ts";
import { isList, isMap } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Service } from "../graph/service.ts";
import { type PodPeer, unseenPods } from "../reach/peer.ts";
import { remembered } from "../remembered.ts";

/** Charts that make no NetworkPolicy unless their values ask for it. */
const withoutPolicies = new Set([
  "aws-load-balancer-controller",
  "cert-manager",
  "eck-operator",
  "external-dns",
  "external-secrets",
  "fluentd",
  "goldilocks",
  "ingress-nginx",
  "jaeger",
  "kube-prometheus-stack",
  "metrics-server",
  "nginx-ingress",
  "opentelemetry-collector",
  "prometheus-postgres-exporter",
  "prometheus-redis-exporter",
  "reloader",
]);

const ofPolicies = remembered((key) => /networkPolic/i.test(key));

function mentionsPolicies(value: Value): boolean {
  if (isList(value)) return value.some(mentionsPolicies);
  if (!isMap(value)) return false;
  for (const key of Object.keys(value)) {
    if (ofPolicies(key) || mentionsPolicies(value[key] ?? null)) return true;
  }
  return false;
}

/** Whether a chart may bring policies for its own pods. */
const mayBringPolicies = once(
  ({ chart, values }: InstalledChart) => !withoutPolicies.has(chart) || mentionsPolicies(values),
);

/** Pods of a chart in a namespace. Its labels are told only where it runs one thing. */
export function podsOfChart(chart: InstalledChart, namespace: string, areLabelsTold: boolean): PodPeer {
  const labels = areLabelsTold ? (chart.provided?.podLabels?.[namespace] ?? {}) : {};
  const title = `the pods of chart ${chart.chart}`;
  return unseenPods(title, namespace, new Map(Object.entries(labels)), mayBringPolicies(chart));
}

const chartsByService = oncePerGraph((graph) => {
  const entries = graph.charts.flatMap((chart) =>
    Object.keys(chart.provided?.services ?? {}).map((text) => [text, chart] as const),
  );
  return new Map(entries);
});

/** The pods behind a Service that a chart brings. */
export function chartPodsBehind(graph: Graph, { namespace, name }: Service): PodPeer | undefined {
  const chart = chartsByService(graph).get(`${namespace}/${name}`);
  if (chart === undefined) return undefined;
  const own = Object.keys(chart.provided?.services ?? {}).filter((text) => text.startsWith(`${namespace}/`));
  return podsOfChart(chart, namespace, own.length === 1);
}

const namespacesWithPolicies = oncePerGraph(
  ({ charts }) =>
    new Set(charts.filter((chart) => mayBringPolicies(chart)).map(({ namespace }) => namespace)),
);

/** Whether charts may bring policies for pods of a namespace. */
export function chartsMayBringPolicies(graph: Graph, namespace: string): boolean {
  const namespaces = namespacesWithPolicies(graph);
  return namespaces.has(namespace) || namespaces.has(undefined);
}
