import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule, Violation } from "../../rule.ts";
import { horizontalPodAutoscaler } from "../../scaling/scalers.ts";

/** An API that autoscalers read, and what brings it. */
interface MetricsApi {
  readonly group: string;
  readonly types: readonly string[];
  readonly bringers: RegExp;
  readonly fix: string;
}

const adapters = /prometheus-adapter|keda|metrics-adapter|cloudwatch-adapter|datadog|kube-metrics/;

const apis: readonly MetricsApi[] = [
  {
    group: "metrics.k8s.io",
    types: ["Resource", "ContainerResource"],
    bringers: /metrics-server|prometheus-adapter/,
    fix: "install metrics-server, as an add-on of EKS or by its chart",
  },
  {
    group: "custom.metrics.k8s.io",
    types: ["Pods", "Object"],
    bringers: adapters,
    fix: "install an adapter such as prometheus-adapter, or scale by cpu",
  },
  {
    group: "external.metrics.k8s.io",
    types: ["External"],
    bringers: adapters,
    fix: "install an adapter such as KEDA, or scale by cpu",
  },
];

function typesOf({ object }: Resource): string[] {
  const types = listAt(object, "spec", "metrics").flatMap((metric) => textAt(metric, "type") ?? []);
  return types.length > 0 ? types : ["Resource"];
}

/** Whether a workload of the tree, a Service that is there, or an add-on has such a name. */
function isNamed({ tree, workloads }: Graph, bringers: RegExp): boolean {
  const { eksAddons = [], preinstalled } = tree.facts;
  return (
    [...eksAddons, ...(preinstalled?.services ?? [])].some((name) => bringers.test(name)) ||
    workloads.some(({ containers }) =>
      containers.some(({ fields }) => bringers.test(textAt(fields, "image") ?? "")),
    )
  );
}

function isBrought(graph: Graph, { group, bringers }: MetricsApi): boolean {
  const { charts, ofKind } = graph;
  return (
    isNamed(graph, bringers) ||
    // A chart that is not described may bring anything.
    charts.some(
      ({ chart, release, provided }) => bringers.test(`${chart} ${release}`) || provided === undefined,
    ) ||
    ofKind({ group: "apiregistration.k8s.io", kind: "APIService" }).some(
      ({ object }) => textAt(object, "spec", "group") === group,
    ) ||
    ofKind({ group: "argoproj.io", kind: "Application" }).some(({ object }) =>
      bringers.test(`${object.metadata.name} ${textAt(object, "spec", "source", "path") ?? ""}`),
    )
  );
}

/** The metrics that autoscalers read are served by somebody. */
export const metricsApis: Rule = {
  number: 367,
  name: "metrics-apis",
  reason: "Without the API of its metrics an autoscaler reads nothing, and leaves the replicas as they are.",
  see: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#support-for-metrics-apis",
  *check(graph): Iterable<Violation> {
    if (graph.tree.facts.eksAddons === undefined) return;
    const missing = apis.filter((api) => !isBrought(graph, api));
    for (const at of graph.ofKind(horizontalPodAutoscaler)) {
      const types = typesOf(at);
      for (const { group, types: read, fix } of missing) {
        const type = types.find((one) => read.includes(one));
        if (type === undefined) continue;
        yield {
          at,
          message: `its ${type} metrics come from ${group}, which nothing in the cluster serves`,
          fix,
        };
      }
    }
  },
};
