import { type Found, isMap, mapAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import { isEmpty, type Selector, selectorOf } from "../graph/labels.ts";

/** What of the operator's configuration a Prometheus selects, by the beginning of the fields that say so. */
export const selected = {
  ServiceMonitor: "serviceMonitor",
  PodMonitor: "podMonitor",
  Probe: "probe",
  PrometheusRule: "rule",
  ScrapeConfig: "scrapeConfig",
} as const;

export type SelectedKind = keyof typeof selected;

/** What one Prometheus selects of a kind. */
export interface Selection {
  /** `Prometheus k8s`, `chart kube-prometheus-stack`. */
  readonly by: string;
  readonly labels: Selector;
  /** Undefined: in every namespace. */
  readonly namespaces: readonly string[] | undefined;
}

const everything: Selector = { labels: [], expressions: [] };

/** Others that read the same objects, each in its own way. */
const others =
  /victoria|alloy|grafana-agent|k8s-monitoring|mimir|opentelemetry-operator|opentelemetry-kube-stack/;

function namespacesFor(graph: Graph, selector: Found): readonly string[] | undefined {
  const parsed = selectorOf(selector);
  return isEmpty(parsed) ? undefined : graph.namespaces.matching(parsed);
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusSpec */
function ofResources(graph: Graph, kind: SelectedKind): Selection[] {
  const instances = ["Prometheus", "PrometheusAgent"].flatMap((name) =>
    graph.ofKind({ group: "monitoring.coreos.com", kind: name }),
  );
  return instances.flatMap((one) => {
    const labels = valueAt(one.object, "spec", `${selected[kind]}Selector`);
    if (!isMap(labels)) return [];
    const within = valueAt(one.object, "spec", `${selected[kind]}NamespaceSelector`);
    const namespaces = isMap(within) ? namespacesFor(graph, within) : [namespaceOf(one)];
    return [{ by: `${one.object.kind} ${one.object.metadata.name}`, labels: selectorOf(labels), namespaces }];
  });
}

/** @see https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/values.yaml */
function ofStacks(graph: Graph, kind: SelectedKind): Selection[] {
  const stacks = graph.charts.filter(
    ({ chart, values }) =>
      chart === "kube-prometheus-stack" && valueAt(values, "prometheus", "enabled") !== false,
  );
  return stacks.map(({ chart, release, values }) => {
    const spec = mapAt(values, "prometheus", "prometheusSpec");
    const said = selectorOf(valueAt(spec, `${selected[kind]}Selector`));
    const usesRelease = valueAt(spec, `${selected[kind]}SelectorNilUsesHelmValues`) !== false;
    const usual: Selector = usesRelease ? { labels: [["release", release]], expressions: [] } : everything;
    const within = valueAt(spec, `${selected[kind]}NamespaceSelector`);
    return {
      by: `chart ${chart}`,
      labels: isEmpty(said) ? usual : said,
      namespaces: namespacesFor(graph, within),
    };
  });
}

/** What every Prometheus of a cluster selects of a kind; nothing where the tree does not show all of them. */
export function selectionsOf(graph: Graph, kind: SelectedKind): readonly Selection[] {
  const isHidden = graph.charts.some(
    ({ chart, isWhole }) => others.test(chart) || (chart === "kube-prometheus-stack" && !isWhole),
  );
  return isHidden ? [] : [...ofResources(graph, kind), ...ofStacks(graph, kind)];
}
