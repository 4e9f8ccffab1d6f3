import { isEmpty, selectorText } from "../../graph/labels.ts";
import { presenceOf } from "../../graph/presence.ts";
import type { Rule } from "../../rule.ts";
import { requiredTerms } from "../../scheduling/pod-terms.ts";
import { enumerate } from "../../wording.ts";

/** Pods that others of another namespace have to be near exist there. */
export const affinityNamespaces: Rule = {
  number: 263,
  name: "affinity-namespaces",
  reason: "A pod that has to run beside pods that are nowhere stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#namespace-selector",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const term of requiredTerms(workload, "podAffinity")) {
        const { place, selector, namespaces, hasNamespaceSelector, isOwn } = term;
        if (namespaces.length === 0 || hasNamespaceSelector || isOwn || isEmpty(selector)) continue;
        if (namespaces.some((namespace) => presenceOf(graph, namespace, selector) !== "absent")) continue;
        yield {
          at: workload.resource,
          message: `${place} asks for ${selectorText(selector)} in namespace ${enumerate(namespaces)}, where no pods have these labels: its pods stay Pending for ever`,
          fix: "write the labels and the namespace of the pods that are meant",
        };
      }
    }
  },
};
