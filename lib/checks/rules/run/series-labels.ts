import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { nearest } from "../../nearest.ts";
import { queriesOf } from "../../promql/queries.ts";
import { type Matcher, type Series, valueIn, valuesIn } from "../../promql/series.ts";
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

const nobody: ReadonlySet<string> = new Set();

const namespacesIn = oncePerGraph(({ namespaces, charts, resources, tree }): ReadonlySet<string> => {
  const names = new Set(namespaces.all);
  for (const list of [charts, resources, tree.units]) {
    for (const { namespace } of list) if (namespace !== undefined) names.add(namespace);
  }
  return names;
});

function faultOfNamespace(graph: Graph, value: string): Fault | undefined {
  if (!namespaceForm.test(value)) return undefined;
  const known = namespacesIn(graph);
  const { facts, definition } = graph.tree;
  const isTold = facts.preinstalled?.namespaces !== undefined || definition !== undefined;
  const near = nearest(value, known);
  if (near === undefined && !isTold) return undefined;
  return {
    message: `of namespace ${value}, which does not exist`,
    fix: near === undefined ? "name a namespace of the cluster" : `write ${near}`,
  };
}

/** Names of workloads of the tree by kind, in all namespaces and in each. */
const namesByKind = oncePerGraph((graph): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (kind: string, namespace: string, name: string): void => {
    for (const key of [kind, `${kind} ${namespace}`]) {
      const names = found.get(key);
      if (names === undefined) found.set(key, new Set([name]));
      else names.add(name);
    }
  };
  const others = otherKinds.flatMap((kind) => graph.ofKind(kind));
  for (const resource of [...graph.workloads.map((workload) => workload.resource), ...others]) {
    add(resource.object.kind, namespaceOf(resource), resource.object.metadata.name);
  }
  for (const { namespace, name } of graph.services) add("Service", namespace, name);
  for (const scaled of graph.ofKind({ group: "keda.sh", kind: "ScaledObject" })) {
    add("HorizontalPodAutoscaler", namespaceOf(scaled), `keda-hpa-${scaled.object.metadata.name}`);
  }
  return found;
});

function faultOfWorkload(
  graph: Graph,
  kind: string,
  value: string,
  namespace: string | undefined,
): Fault | undefined {
  const known = namesByKind(graph).get(namespace === undefined ? kind : `${kind} ${namespace}`) ?? nobody;
  if (known.has(value)) return undefined;
  const near = nearest(value, known);
  // Charts and operators make workloads that the tree does not show.
  const isHidden =
    namespace === undefined || graph.unseen.has(namespace) || !graph.namespaces.all.includes(namespace);
  if (near === undefined && (isHidden || known.size === 0)) return undefined;
  const place = namespace === undefined ? "" : ` of namespace ${namespace}`;
  return {
    message: `of ${kind} ${value}${place}, which does not exist`,
    fix: near === undefined ? `name one of ${enumerate([...known])}` : `write ${near}`,
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

/** Kind of the objects that a label of a series names, as far as they can be looked up. */
function kindNamedBy(label: string, metric: string | undefined): string | undefined {
  if (label === "job" || (label === "service" && metric === "up")) return "Service";
  const kind = Object.hasOwn(workloadLabels, label) ? workloadLabels[label] : undefined;
  return metric?.startsWith("kube_") === true ? kind : undefined;
}

/** A condition of a series that can be looked up. */
interface Question {
  readonly matcher: Matcher;
  /** Undefined for a namespace. */
  readonly kind: string | undefined;
  /** The condition that says in which namespace. */
  readonly within: Matcher | undefined;
}

function questionsOf({ metric, matchers }: Series): Question[] {
  const within = matchers.find(({ label, operator }) => label === "namespace" && operator === "=");
  return matchers.flatMap((matcher): Question[] => {
    const { label } = matcher;
    if (label === "namespace" || label === "exported_namespace")
      return [{ matcher, kind: undefined, within }];
    const kind = kindNamedBy(label, metric);
    return kind === undefined ? [] : [{ matcher, kind, within }];
  });
}

function faultOf(graph: Graph, query: string, question: Question, value: string): Doubtful | undefined {
  const { matcher, kind, within } = question;
  if (kind === undefined) return faultOfNamespace(graph, value);
  if (matcher.label !== "job") return faultOfWorkload(graph, kind, value, within && valueIn(query, within));
  // A job has the name of a Service unless its monitor says otherwise: only a slip is one.
  return value.length < shortestJob ? undefined : asDoubtful(faultOfWorkload(graph, kind, value, undefined));
}

/** What is wrong with a query, of which there are many and nothing is wrong with nearly all. */
function faultsIn(graph: Graph, query: string, questions: readonly Question[]): readonly Doubtful[] {
  const faults: Doubtful[] = [];
  const namespaces = namespacesIn(graph);
  for (const question of questions) {
    for (const value of valuesIn(query, question.matcher)) {
      if (question.kind === undefined && namespaces.has(value)) continue;
      const fault = faultOf(graph, query, question, value);
      if (fault !== undefined) faults.push(fault);
    }
  }
  return faults;
}

/** Queries are about namespaces and workloads that there are. */
export const seriesLabels: Rule = {
  number: 381,
  name: "series-labels",
  compares: true,
  reason: "A query about a namespace or workload of another name is empty, and the alert on it never fires.",
  see: "https://prometheus.io/docs/prometheus/latest/querying/basics/#time-series-selectors",
  *check(graph) {
    for (const [{ series }, queries] of queriesOf(graph)) {
      const questions = series.flatMap(questionsOf);
      if (questions.length === 0) continue;
      for (const { at, title, query } of queries) {
        for (const { severity, message, fix } of faultsIn(graph, query, questions)) {
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
