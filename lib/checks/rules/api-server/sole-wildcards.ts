import { entriesOf, questions } from "../../fields/questions.ts";
import type { Rule } from "../../rule.ts";

/** Lists that name everything name nothing beside it. */
export const soleWildcards: Rule = {
  number: 127,
  name: "sole-wildcards",
  reason:
    'The API server refuses a rule of admission or flow control that names "*" and something beside it.',
  see: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules",
  *check(graph) {
    for (const { at, what } of entriesOf(graph, questions.wildcards)) {
      yield { at, message: `${what} names "*" beside others`, fix: 'keep "*" alone, or remove it' };
    }
  },
};
