import { entriesOf, questions } from "../../fields/questions.ts";
import type { Rule } from "../../rule.ts";

/** Quantities that bound or promise something are not less than nothing. */
export const quantityBounds: Rule = {
  number: 126,
  name: "quantity-bounds",
  reason: "The API server refuses a negative size, overhead or tolerance.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/",
  *check(graph) {
    for (const { at, what, value } of entriesOf(graph, questions.quantities)) {
      yield { at, message: `${what} is ${value}, less than nothing`, fix: "write 0 or more" };
    }
  },
};
