import { entriesOf, questions } from "../../fields/questions.ts";
import { mapAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Names, keys, hosts, addresses and paths in fields look as the API server reads them. */
export const textForms: Rule = {
  number: 142,
  name: "text-forms",
  reason: "The API server refuses a name, key, host, address or path that its field cannot hold.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check(graph) {
    for (const { at, what, value, rule: form } of entriesOf(graph, questions.texts)) {
      yield { at, message: `${what} is "${value}", which is not ${form.is}`, fix: form.fix };
    }
    for (const { at, what, value, rule: form } of entriesOf(graph, questions.keys)) {
      for (const key of Object.keys(mapAt(value)).filter((one) => !form.holds(one))) {
        yield { at, message: `a key of ${what} is "${key}", which is not ${form.is}`, fix: form.fix };
      }
    }
  },
};
