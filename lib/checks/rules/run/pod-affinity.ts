import { type Found, listAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty, type Selector, selectorOf, selectorText } from "../../graph/labels.ts";
import { presenceOf } from "../../graph/presence.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

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

/** Affinities look at pods that are there. */
export const podAffinity: Rule = {
  number: 307,
  name: "pod-affinity",
  reason:
    "Affinity to pods that are not there keeps its own from every node, and anti-affinity to them keeps nothing apart.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity",
  *check(graph) {
    for (const workload of graph.workloads) yield* ofAffinity(graph, workload);
  },
};
