import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import { queriesOf } from "../../promql/queries.ts";
import { type Matcher, type Series, valuesOf } from "../../promql/series.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Labels of kube-state-metrics that name a workload, with its kind. */
const workloadLabels: Readonly<Record<string, string>> = {
  cronjob: "CronJob",
  daemonset: "DaemonSet",
  deployment: "Deployment",
  horizontalpodautoscaler: "HorizontalPodAutoscaler",
  poddisruptionbudget: "PodDisruptionBudget",
  statefulset: "StatefulSet",
};

/** Shorter names are near too many others. */
const shortestJob = 5;

/** Kinds among them that have no pods. */
const otherKinds = [
  { group: "autoscaling", kind: "HorizontalPodAutoscaler" },
  { group: "policy", kind: "PodDisruptionBudget" },
];

const namespaceForm = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Names that there are, to look one up and to look for one that is near. */
interface Known {
  readonly all: ReadonlySet<string>;
  readonly list: readonly string[];
}

function knownOf(names: Iterable<string>): Known {
  const all = new Set(names);
  return { all, list: [...all] };
}

const nobody = knownOf([]);

function namespacesIn({ namespaces, charts, resources, tree }: Graph): Known {
  return knownOf([
    ...namespaces.all,
    ...charts.flatMap(({ namespace }) => namespace ?? []),
    ...resources.flatMap(({ namespace }) => namespace ?? []),
    ...tree.units.flatMap(({ namespace }) => namespace),
  ]);
}

function faultOfNamespace(value: string, known: Known, isTold: boolean): Fault | undefined {
  if (known.all.has(value) || !namespaceForm.test(value)) return undefined;
  const near = nearest(value, known.list);
  if (near === undefined && !isTold) return undefined;
  return {
    message: `of namespace ${value}, which does not exist`,
    fix: near === undefined ? "name a namespace of the cluster" : `write ${near}`,
  };
}

/** Names of workloads of the tree by kind, in all namespaces and in each. */
function namesByKind(graph: Graph): ReadonlyMap<string, Known> {
  const others = otherKinds.flatMap((kind) => graph.ofKind(kind));
  const own = [...graph.workloads.map(({ resource }) => resource), ...others].map((resource) => ({
    kind: resource.object.kind,
    namespace: namespaceOf(resource),
    name: resource.object.metadata.name,
  }));
  const services = graph.services.map(({ namespace, name }) => ({ kind: "Service", namespace, name }));
  const scaled = graph.ofKind({ group: "keda.sh", kind: "ScaledObject" }).map((resource) => ({
    kind: "HorizontalPodAutoscaler",
    namespace: namespaceOf(resource),
    name: `keda-hpa-${resource.object.metadata.name}`,
  }));
  const entries = [...own, ...services, ...scaled].flatMap(({ kind, namespace, name }) =>
    [kind, `${kind} ${namespace}`].map((key) => ({ key, name })),
  );
  const groups = Map.groupBy(entries, ({ key }) => key);
  return new Map(Array.from(groups, ([key, some]) => [key, knownOf(some.map(({ name }) => name))]));
}

function faultOfWorkload(
  graph: Graph,
  names: ReadonlyMap<string, Known>,
  kind: string,
  value: string,
  namespace: string | undefined,
): Fault | undefined {
  const known = names.get(namespace === undefined ? kind : `${kind} ${namespace}`) ?? nobody;
  if (known.all.has(value)) return undefined;
  const near = nearest(value, known.list);
  // Charts and operators make workloads that the tree does not show.
  const isHidden =
    namespace === undefined || graph.unseen.has(namespace) || !graph.namespaces.all.includes(namespace);
  if (near === undefined && (isHidden || known.list.length === 0)) return undefined;
  const place = namespace === undefined ? "" : ` of namespace ${namespace}`;
  return {
    message: `of ${kind} ${value}${place}, which does not exist`,
    fix: near === undefined ? `name one of ${enumerate(known.list)}` : `write ${near}`,
  };
}

/** A fault, and whether it is only likely. */
interface Doubtful extends Fault {
  readonly severity?: "warning";
}

/** A monitor may give its series any job. */
function asDoubtful(fault: Fault | undefined): Doubtful | undefined {
  return fault && { ...fault, severity: "warning" };
}

function namespaceWanted(matchers: readonly Matcher[]): string | undefined {
  const said = matchers.filter(({ label, operator }) => label === "namespace" && operator === "=");
  return said[0]?.value;
}

/** Kind of the objects that a label of a series names, as far as they can be looked up. */
function kindNamedBy(label: string, metric: string | undefined): string | undefined {
  if (label === "job" || (label === "service" && metric === "up")) return "Service";
  const kind = Object.hasOwn(workloadLabels, label) ? workloadLabels[label] : undefined;
  return metric?.startsWith("kube_") === true ? kind : undefined;
}

function* faultsOf(
  graph: Graph,
  { metric, matchers }: Series,
  names: ReturnType<typeof namesByKind>,
  namespaces: Known,
): Generator<Doubtful> {
  const { facts, definition } = graph.tree;
  const isTold = facts.preinstalled?.namespaces !== undefined || definition !== undefined;
  const faultOf = (label: string, kind: string, value: string): Doubtful | undefined => {
    if (label !== "job") return faultOfWorkload(graph, names, kind, value, namespaceWanted(matchers));
    // A job has the name of a Service unless its monitor says otherwise: only a slip is one.
    return value.length < shortestJob
      ? undefined
      : asDoubtful(faultOfWorkload(graph, names, kind, value, undefined));
  };
  for (const matcher of matchers) {
    const { label } = matcher;
    const isNamespace = label === "namespace" || label === "exported_namespace";
    const kind = isNamespace ? undefined : kindNamedBy(label, metric);
    if (!isNamespace && kind === undefined) continue;
    for (const value of valuesOf(matcher)) {
      const fault =
        kind === undefined ? faultOfNamespace(value, namespaces, isTold) : faultOf(label, kind, value);
      if (fault !== undefined) yield fault;
    }
  }
}

/** Queries are about namespaces and workloads that there are. */
export const seriesLabels: Rule = {
  number: 381,
  name: "series-labels",
  compares: true,
  reason: "A query about a namespace or workload of another name is empty, and the alert on it never fires.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/#time-series-selectors",
  *check(graph) {
    const queries = queriesOf(graph);
    if (queries.length === 0) return;
    const names = namesByKind(graph);
    const namespaces = namespacesIn(graph);
    for (const { at, title, series } of queries) {
      for (const one of series) {
        for (const { severity, message, fix } of faultsOf(graph, one, names, namespaces)) {
          yield {
            at,
            ...(severity && { severity }),
            message: `${title} reads series ${message}: it is empty for ever`,
            fix,
          };
        }
      }
    }
  },
};
