import { entriesOf, questions } from "../../fields/questions.ts";
import { absence } from "../../fields/required.ts";
import type { Rule } from "../../rule.ts";

/** Lists that may be absent, since the API server fills them in, but not empty. */
const optional = /behavior\.scale(Up|Down)\.policies$/;

/** Fields without which an object means nothing are there, and hold something. */
export const requiredFields: Rule = {
  number: 143,
  name: "required-fields",
  reason:
    "The API server refuses an object without a field that it needs, also where the schema lets it be empty.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    for (const { at, path, what, value, rule: fix } of entriesOf(graph, questions.required)) {
      const state = absence(value);
      if (state === "missing" && optional.test(path)) continue;
      yield { at, message: `${what} is ${state}`, fix };
    }
  },
};
