import { tableOf } from "../../fields/all.ts";
import { faultsOfSelector, isEmptySelector } from "../../fields/selectors.ts";
import { entriesOf } from "../../fields/table.ts";
import { isMap } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const places = entriesOf(
  tableOf(({ selectors }) => selectors),
  isMap,
);

/** Label selectors are ones that Kubernetes can evaluate. */
export const labelSelectors: Rule = {
  number: 145,
  name: "label-selectors",
  reason:
    "The API server refuses a selector with an operator, key or value that labels cannot have, and a workload that selects every pod.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  *check(graph) {
    for (const { at, path, whose, what, value, rule } of places(graph)) {
      for (const fault of faultsOfSelector(path, whose, value)) yield { at, ...fault };
      if (rule === "some" && isEmptySelector(value)) {
        yield { at, message: `${what} selects every pod`, fix: "write the labels of its own pods" };
      }
    }
  },
};
