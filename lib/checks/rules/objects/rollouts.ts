import { type Found, isMap, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Violation } from "../../rule.ts";

/** Whether a number or percentage of pods is none. */
function isNone(amount: Found): boolean {
  return amount === 0 || (typeof amount === "string" && /^0+%$/.test(amount));
}

/**
 * Deployments and DaemonSets that could replace no pod, or have bounds for a way of replacing that they do not use.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export function* rolloutViolations(graph: Graph): Generator<Violation> {
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
}
