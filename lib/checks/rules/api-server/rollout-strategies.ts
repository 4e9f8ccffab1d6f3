import { type Found, isMap, textAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Whether a number or percentage of pods is none. */
function isNone(amount: Found): boolean {
  return amount === 0 || (typeof amount === "string" && /^0+%$/.test(amount));
}

/** Deployments and DaemonSets can replace a pod, and have bounds only for the way of replacing that they use. */
export const rolloutStrategies: Rule = {
  number: 119,
  name: "rollout-strategies",
  reason:
    "The API server refuses a strategy that can replace no pod, and bounds of a way of replacing that is not used.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
  *check(graph) {
    for (const [kind, field, other, usualSurge] of [
      ["Deployment", "strategy", "Recreate", "25%"],
      ["DaemonSet", "updateStrategy", "OnDelete", 0],
    ] as const) {
      for (const at of graph.ofKind({ group: "apps", kind })) {
        const strategy = valueAt(at.object, "spec", field);
        const rolling = valueAt(strategy, "rollingUpdate");
        // A DaemonSet may keep the bounds of the way that it does not use.
        if (textAt(strategy, "type") === other) {
          if (kind !== "Deployment" || !isMap(rolling)) continue;
          yield {
            at,
            message: `spec.${field} has rollingUpdate, but its type is ${other}`,
            fix: "remove rollingUpdate, or change the type",
          };
          continue;
        }
        const surge = valueAt(rolling, "maxSurge") ?? usualSurge;
        if (isNone(surge) && isNone(valueAt(rolling, "maxUnavailable"))) {
          yield {
            at,
            message: `spec.${field} allows neither a pod more nor a pod less, so that none can be replaced`,
            fix: "raise maxSurge or maxUnavailable",
          };
        }
      }
    }
  },
};
