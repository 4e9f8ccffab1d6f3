import { tableOf } from "../../fields/all.ts";
import { entriesOf } from "../../fields/table.ts";
import { isList } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const places = entriesOf(
  tableOf(({ wildcards }) => wildcards),
  (value) => isList(value) && value.length > 1 && value.includes("*"),
);

/** Lists that name everything name nothing beside it. */
export const soleWildcards: Rule = {
  number: 127,
  name: "sole-wildcards",
  reason:
    'The API server refuses a rule of admission or flow control that names "*" and something beside it.',
  see: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules",
  *check(graph) {
    for (const { at, what } of places(graph)) {
      yield { at, message: `${what} names "*" beside others`, fix: 'keep "*" alone, or remove it' };
    }
  },
};
