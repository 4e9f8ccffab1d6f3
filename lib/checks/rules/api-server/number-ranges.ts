import type { Resource } from "#lib/render/resource.ts";
import { entriesOf, questions } from "../../fields/questions.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** `1 or more`, `from 1 to 30`. */
function rangeText(least: number, most: number): string {
  return most >= 2 ** 31 - 1 && least > -(2 ** 31) ? `${least} or more` : `from ${least} to ${most}`;
}

/**
 * Whether an autoscaler may scale to nothing: a feature of the API server that some switch on, for metrics that do not
 * come from the pods.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/#HPAScaleToZero
 */
function scalesToNothing({ object }: Resource): boolean {
  const types = listAt(object, "spec", "metrics").map((metric) => textAt(metric, "type"));
  return (
    object.kind === "HorizontalPodAutoscaler" &&
    types.some((type) => type === "External" || type === "Object")
  );
}

/** Numbers are within the bounds that Kubernetes sets them. */
export const numberRanges: Rule = {
  number: 141,
  name: "number-ranges",
  reason: "The API server refuses negative times and replicas, ports that no network has, and the like.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    for (const { at, what, value, rule } of entriesOf(graph, questions.ranges)) {
      if (what === "spec.minReplicas" && value === 0 && scalesToNothing(at)) continue;
      yield { at, message: `${what} is ${value}`, fix: `write a number ${rangeText(rule[0], rule[1])}` };
    }
  },
};
