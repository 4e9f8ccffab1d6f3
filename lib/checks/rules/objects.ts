import type { Rule } from "../rule.ts";
import { addressBlockViolations } from "./objects/address-blocks.ts";
import { autoscalerViolations } from "./objects/autoscalers.ts";
import { budgetViolations } from "./objects/disruption-budgets.ts";
import { backendViolations } from "./objects/ingress-backends.ts";
import { pathViolations } from "./objects/ingress-paths.ts";
import { rolloutViolations } from "./objects/rollouts.ts";
import { scheduleViolations } from "./objects/schedules.ts";

/** What no schema says of the fields of an object, and the API server asks of them all the same. */
export const objects: Rule = {
  number: 104,
  name: "objects",
  reason:
    "The API server refuses bounds, schedules, paths and networks that make no sense, although their types are right.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    yield* autoscalerViolations(graph);
    yield* budgetViolations(graph);
    yield* scheduleViolations(graph);
    yield* rolloutViolations(graph);
    yield* pathViolations(graph);
    yield* backendViolations(graph);
    yield* addressBlockViolations(graph);
  },
};
