import { faultsOfExpressions, nodeOperators } from "../../fields/selectors.ts";
import { entriesOf } from "../../fields/table.ts";
import { isList } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

// What a volume's term compares is not looked at before a pod uses the volume.
const volumeOperators = { ...nodeOperators, withValues: ["In", "NotIn", "Gt", "Lt"], comparing: [] };

const places = entriesOf(
  {
    pod: {
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions":
        nodeOperators,
      "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions":
        nodeOperators,
    },
    "/PersistentVolume": {
      "spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions": volumeOperators,
    },
  },
  isList,
);

/** Terms of node affinity are ones that the scheduler can evaluate. */
export const nodeTerms: Rule = {
  number: 160,
  name: "node-terms",
  reason: "The API server refuses a term with an operator, values or labels that nodes cannot have.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity",
  *check(graph) {
    for (const { at, path, whose, value, rule } of places(graph)) {
      for (const fault of faultsOfExpressions(path, whose, value, rule)) yield { at, ...fault };
    }
  },
};
