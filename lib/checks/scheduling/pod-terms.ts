import { type Found, listAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import { isEmpty, matches, type Selector, selectorOf } from "../graph/labels.ts";
import { once } from "../graph/once.ts";
import type { Workload } from "../graph/workload.ts";

/** What pods ask of the pods around them, where it binds them. */
export interface PodTerm {
  readonly place: string;
  readonly topologyKey: string;
  readonly selector: Selector;
  /** Namespaces by name; empty for the own one. */
  readonly namespaces: readonly string[];
  /** It may look at any namespace that has some labels. */
  readonly hasNamespaceSelector: boolean;
  /** Its selector matches the pods that have it. */
  readonly isOwn: boolean;
  /** It looks at pods of the same revision only. */
  readonly isOfRevision: boolean;
}

const required = "requiredDuringSchedulingIgnoredDuringExecution";

function termOf(place: string, term: Found, { labels, namespace }: Workload): PodTerm {
  const selector = selectorOf(valueAt(term, "labelSelector"));
  const namespaces = textsAt(term, "namespaces");
  const hasNamespaceSelector = valueAt(term, "namespaceSelector") !== undefined;
  const looksAtOwn = namespaces.includes(namespace) || (namespaces.length === 0 && !hasNamespaceSelector);
  return {
    place,
    topologyKey: textAt(term, "topologyKey") ?? "",
    selector,
    namespaces,
    hasNamespaceSelector,
    // Without a selector a term matches no pods.
    isOwn: looksAtOwn && !isEmpty(selector) && matches(selector, labels),
    isOfRevision: textsAt(term, "matchLabelKeys").includes("pod-template-hash"),
  };
}

/**
 * The binding terms of an affinity to pods, or against them.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export function requiredTerms(workload: Workload, kind: "podAffinity" | "podAntiAffinity"): PodTerm[] {
  if (workload.podSpec.affinity === undefined) return [];
  return listAt(workload.podSpec, "affinity", kind, required).map((term, index) =>
    termOf(`affinity.${kind}.${required}[${index}]`, term, workload),
  );
}

/** A binding constraint of how pods spread. */
export interface SpreadConstraint {
  readonly place: string;
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  /** Pods stay Pending rather than break it. */
  readonly isBinding: boolean;
  /** It counts the pods that have it. */
  readonly isOwn: boolean;
  /** It leaves out nodes whose taints the pods do not tolerate. */
  readonly honorsTaints: boolean;
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export const spreadConstraints = once(({ podSpec, labels }: Workload): readonly SpreadConstraint[] =>
  listAt(podSpec, "topologySpreadConstraints").map((constraint, index) => {
    const [maxSkew, minDomains] = [valueAt(constraint, "maxSkew"), valueAt(constraint, "minDomains")];
    const selector = selectorOf(valueAt(constraint, "labelSelector"));
    return {
      place: `topologySpreadConstraints[${index}]`,
      topologyKey: textAt(constraint, "topologyKey") ?? "",
      maxSkew: typeof maxSkew === "number" ? maxSkew : 1,
      minDomains: typeof minDomains === "number" ? minDomains : 1,
      isBinding: textAt(constraint, "whenUnsatisfiable") !== "ScheduleAnyway",
      isOwn: !isEmpty(selector) && matches(selector, labels),
      honorsTaints: textAt(constraint, "nodeTaintsPolicy") === "Honor",
    };
  }),
);
