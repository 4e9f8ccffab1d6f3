import { type Found, listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

function* faultsOf(place: string, toleration: Found): Generator<Fault> {
  const [key, value] = [textAt(toleration, "key"), textAt(toleration, "value")];
  const operator = textAt(toleration, "operator") ?? "Equal";
  if (key === undefined && operator !== "Exists") {
    yield {
      message: `${place} has no key and the operator ${operator}`,
      fix: "write the key, or operator Exists for all taints",
    };
  }
  if (operator === "Exists" && value !== undefined) {
    yield {
      message: `${place} asks whether a taint exists and has the value ${value}`,
      fix: "remove the value, or write operator Equal",
    };
  }
  const effect = textAt(toleration, "effect");
  if ((valueAt(toleration, "tolerationSeconds") ?? undefined) !== undefined && effect !== "NoExecute") {
    const message = `${place} has tolerationSeconds for the effect ${effect ?? "of every taint"}`;
    yield { message, fix: "write effect NoExecute, or remove tolerationSeconds" };
  }
}

const classes = { group: "node.k8s.io", kind: "RuntimeClass" };

/** Tolerations say of which taints they are. */
export const tolerationFields: Rule = {
  number: 159,
  name: "toleration-fields",
  reason: "The API server refuses a toleration whose fields contradict each other.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
  *check(graph) {
    for (const { resource: at, podSpec } of graph.workloads) {
      for (const [i, toleration] of listAt(podSpec, "tolerations").entries()) {
        for (const fault of faultsOf(`tolerations[${i}] of its pods`, toleration)) yield { at, ...fault };
      }
    }
    for (const at of graph.ofKind(classes)) {
      for (const [i, toleration] of listAt(at.object, "scheduling", "tolerations").entries()) {
        for (const fault of faultsOf(`scheduling.tolerations[${i}]`, toleration)) yield { at, ...fault };
      }
    }
  },
};
