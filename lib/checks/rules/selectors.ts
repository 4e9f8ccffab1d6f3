import type { Rule } from "../rule.ts";
import { autoscalerViolations } from "./selectors/autoscalers.ts";
import { budgetViolations } from "./selectors/disruption-budgets.ts";
import { monitorViolations } from "./selectors/monitors.ts";
import { policyViolations } from "./selectors/network-policies.ts";
import { serviceViolations } from "./selectors/services.ts";
import { spreadViolations } from "./selectors/spread.ts";
import { templateViolations } from "./selectors/templates.ts";

/** Every selector finds what it is meant for, and nothing else. */
export const selectors: Rule = {
  number: 301,
  name: "selectors",
  reason:
    "A selector that matches nothing, or too much, is accepted, and requests, budgets or policies go astray.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  *check(graph) {
    yield* templateViolations(graph);
    yield* serviceViolations(graph);
    yield* budgetViolations(graph);
    yield* policyViolations(graph);
    yield* monitorViolations(graph);
    yield* autoscalerViolations(graph);
    yield* spreadViolations(graph);
  },
};
