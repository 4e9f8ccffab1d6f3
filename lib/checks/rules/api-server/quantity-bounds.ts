import { tableOf } from "../../fields/all.ts";
import { entriesOf } from "../../fields/table.ts";
import { quantityOf } from "../../quantity.ts";
import type { Rule } from "../../rule.ts";

const places = entriesOf(
  tableOf(({ quantities }) => quantities),
  (value) => (quantityOf(value) ?? 0n) < 0n,
);

/** Quantities that bound or promise something are not less than nothing. */
export const quantityBounds: Rule = {
  number: 126,
  name: "quantity-bounds",
  reason: "The API server refuses a negative size, overhead or tolerance.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/",
  *check(graph) {
    for (const { at, what, value } of places(graph)) {
      yield { at, message: `${what} is ${value}, less than nothing`, fix: "write 0 or more" };
    }
  },
};
