import { ranges } from "../../fields/ranges.ts";
import { entriesOf } from "../../fields/table.ts";
import type { Rule } from "../../rule.ts";

/** `1 or more`, `from 1 to 30`. */
function rangeText(least: number, most: number): string {
  return most >= 2 ** 31 - 1 && least > -(2 ** 31) ? `${least} or more` : `from ${least} to ${most}`;
}

const places = entriesOf(ranges);

/** Numbers are within the bounds that Kubernetes sets them. */
export const numberRanges: Rule = {
  number: 141,
  name: "number-ranges",
  reason: "The API server refuses negative times and replicas, ports that no network has, and the like.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    for (const { at, what, value, rule } of places(graph)) {
      if (typeof value !== "number" || (value >= rule[0] && value <= rule[1])) continue;
      yield { at, message: `${what} is ${value}`, fix: `write a number ${rangeText(rule[0], rule[1])}` };
    }
  },
};
