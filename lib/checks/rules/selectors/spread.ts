import { type Found, listAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty, matches, type Selector, selectorOf, selectorText } from "../../graph/labels.ts";
import { presenceOf } from "../../graph/presence.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Violation } from "../../rule.ts";

/** A selector of `affinity`, with the place that has it. */
interface Term {
  readonly place: string;
  readonly selector: Selector;
  /** It looks at pods of other namespaces. */
  readonly isElsewhere: boolean;
}

const preferred = "preferredDuringSchedulingIgnoredDuringExecution";
const required = "requiredDuringSchedulingIgnoredDuringExecution";

function termOf(place: string, term: Found): Term {
  return {
    place: `${place}.labelSelector`,
    selector: selectorOf(valueAt(term, "labelSelector")),
    isElsewhere: textsAt(term, "namespaces").length > 0 || valueAt(term, "namespaceSelector") !== undefined,
  };
}

function termsOf({ podSpec }: Workload): Term[] {
  return ["podAffinity", "podAntiAffinity"].flatMap((kind) => {
    const affinity = valueAt(podSpec, "affinity", kind);
    const place = `affinity.${kind}`;
    return [
      ...listAt(affinity, required).map((term, i) => termOf(`${place}.${required}[${i}]`, term)),
      ...listAt(affinity, preferred).map((term, i) =>
        termOf(`${place}.${preferred}[${i}].podAffinityTerm`, valueAt(term, "podAffinityTerm")),
      ),
    ];
  });
}

/** Affinity to pods that are not there: its own or those of another workload of the namespace. */
function* ofAffinity(graph: Graph, workload: Workload): Generator<Violation> {
  const { resource: at, namespace } = workload;
  for (const { place, selector, isElsewhere } of termsOf(workload)) {
    if (isElsewhere || isEmpty(selector) || presenceOf(graph, namespace, selector) !== "absent") continue;
    yield {
      at,
      message: `${place} asks for ${selectorText(selector)}, which neither its own pods nor others of namespace ${namespace} have`,
      fix: "write the labels of the pods that are meant",
    };
  }
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
function* ofSpread({ resource: at, podSpec, labels }: Workload): Generator<Violation> {
  for (const [index, constraint] of listAt(podSpec, "topologySpreadConstraints").entries()) {
    const selector = selectorOf(valueAt(constraint, "labelSelector"));
    if (matches(selector, labels)) continue;
    yield {
      at,
      message: `topologySpreadConstraints[${index}] counts pods with ${selectorText(selector)}, which its own pods do not have`,
      fix: "write labels of the pod template",
    };
  }
}

/** Spread constraints and affinities that look at the wrong pods. */
export function* spreadViolations(graph: Graph): Generator<Violation> {
  for (const workload of graph.workloads) {
    yield* ofSpread(workload);
    yield* ofAffinity(graph, workload);
  }
}
