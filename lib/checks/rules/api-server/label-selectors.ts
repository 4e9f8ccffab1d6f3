import { entriesOf, questions } from "../../fields/questions.ts";
import { faultsOfSelector, isEmptySelector } from "../../fields/selectors.ts";
import type { Rule } from "../../rule.ts";

/** Label selectors are ones that Kubernetes can evaluate. */
export const labelSelectors: Rule = {
  number: 145,
  name: "label-selectors",
  reason:
    "The API server refuses a selector with an operator, key or value that labels cannot have, and a workload that selects every pod.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  *check(graph) {
    for (const { at, path, whose, what, value, rule } of entriesOf(graph, questions.selectors)) {
      for (const fault of faultsOfSelector(path, whose, value)) yield { at, ...fault };
      if (rule === "some" && isEmptySelector(value)) {
        yield { at, message: `${what} selects every pod`, fix: "write the labels of its own pods" };
      }
    }
  },
};
