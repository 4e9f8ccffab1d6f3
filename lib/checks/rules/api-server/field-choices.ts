import { entriesOf, questions } from "../../fields/questions.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Fields with a fixed choice of values have one of them, in its spelling. */
export const fieldChoices: Rule = {
  number: 144,
  name: "field-choices",
  reason: "The API server refuses a value that is none of those a field may have, also in other capitals.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    for (const { at, what, value, rule } of entriesOf(graph, questions.choices)) {
      if (typeof value !== "string") continue;
      const known = rule.filter((one) => one !== "");
      const meant =
        known.find((one) => one.toLowerCase() === value.toLowerCase()) ??
        nearest(value, known) ??
        (known.length === 1 ? known[0] : undefined);
      const fix = meant === undefined ? `write one of ${enumerate(known)}` : `write ${meant}`;
      yield { at, message: `${what} is "${value}", which is none of ${enumerate(known)}`, fix };
    }
  },
};
