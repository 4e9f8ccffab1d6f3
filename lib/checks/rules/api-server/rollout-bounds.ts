import { entriesOf, questions } from "../../fields/questions.ts";
import { isMap, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Usual value of a Deployment. */
const usualDeadline = 600;

/** Bounds of rollouts are numbers or shares of pods, and leave them time. */
export const rolloutBounds: Rule = {
  number: 167,
  name: "rollout-bounds",
  reason:
    "The API server refuses a bound that is no number or share of pods, and a rollout that is over before pods are ready.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment",
  *check(graph) {
    for (const { at, what, value, rule: most } of entriesOf(graph, questions.bounds)) {
      const fix = `write a number of pods, or a share such as "25%"${most === 100 ? " of at most 100%" : ""}`;
      yield { at, message: `${what} is ${JSON.stringify(value)}`, fix };
    }
    for (const at of graph.ofKind({ group: "apps", kind: "Deployment" })) {
      const deadline = numberAt(at.object, "spec", "progressDeadlineSeconds") ?? usualDeadline;
      const ready = numberAt(at.object, "spec", "minReadySeconds") ?? 0;
      if (deadline > ready) continue;
      const message = `spec.progressDeadlineSeconds is ${deadline}, not above minReadySeconds ${ready}`;
      yield { at, message, fix: "raise progressDeadlineSeconds" };
    }
    for (const at of graph.ofKind({ group: "apps", kind: "DaemonSet" })) {
      const rolling = valueAt(at.object, "spec", "updateStrategy", "rollingUpdate");
      const [surge, unavailable] = [valueAt(rolling, "maxSurge"), valueAt(rolling, "maxUnavailable")];
      const isNone = (amount: typeof surge) =>
        amount === undefined || amount === 0 || /^0+%$/.test(`${amount}`);
      if (isNone(surge) || (unavailable !== undefined && isNone(unavailable))) continue;
      const message = "spec.updateStrategy of the DaemonSet has both maxSurge and maxUnavailable";
      yield { at, message, fix: "write maxUnavailable 0, or remove maxSurge" };
    }
    for (const at of graph.ofKind({ group: "apps", kind: "StatefulSet" })) {
      const strategy = valueAt(at.object, "spec", "updateStrategy");
      if (textAt(strategy, "type") !== "OnDelete" || !isMap(valueAt(strategy, "rollingUpdate"))) continue;
      const message = "spec.updateStrategy has rollingUpdate, but its type is OnDelete";
      yield { at, message, fix: "remove rollingUpdate, or change the type" };
    }
  },
};
