import type { Resource } from "#lib/render/resource.ts";
import { valueAt } from "../../graph/fields.ts";
import type { Rule, Violation } from "../../rule.ts";

const percentage = /^0*(100|\d{1,2})%$/;

function* ofAmount(at: Resource, field: string): Generator<Violation> {
  const amount = valueAt(at.object, "spec", field);
  const isNegative = typeof amount === "number" && amount < 0;
  if (isNegative || (typeof amount === "string" && !percentage.test(amount))) {
    yield {
      at,
      message: `spec.${field} is ${JSON.stringify(amount)}, neither a number of pods nor a percentage`,
      fix: "write a number without quotes, or a whole percentage up to 100%",
    };
  }
}

/** PodDisruptionBudgets ask for one thing, in pods or percent. */
export const disruptionBudgetFields: Rule = {
  number: 116,
  name: "disruption-budget-fields",
  reason:
    "The API server refuses a budget that asks for two things, and no eviction succeeds under one whose amount is none.",
  see: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  *check(graph) {
    for (const at of graph.ofKind({ group: "policy", kind: "PodDisruptionBudget" })) {
      const [available, unavailable] = ["minAvailable", "maxUnavailable"].map(
        (field) => valueAt(at.object, "spec", field) ?? undefined,
      );
      if (available !== undefined && unavailable !== undefined) {
        yield {
          at,
          message: "it has both spec.minAvailable and spec.maxUnavailable",
          fix: "keep one of them",
        };
      }
      yield* ofAmount(at, "minAvailable");
      yield* ofAmount(at, "maxUnavailable");
    }
  },
};
