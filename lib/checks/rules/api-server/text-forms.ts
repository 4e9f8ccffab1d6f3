import { entriesOf } from "../../fields/table.ts";
import { texts } from "../../fields/texts.ts";
import type { Rule } from "../../rule.ts";

const places = entriesOf(
  texts,
  (value, form) => typeof value === "string" && value !== "" && !form.holds(value),
);

/** Names, keys, hosts, addresses and paths in fields look as the API server reads them. */
export const textForms: Rule = {
  number: 142,
  name: "text-forms",
  reason: "The API server refuses a name, key, host, address or path that its field cannot hold.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check(graph) {
    for (const { at, what, value, rule: form } of places(graph)) {
      yield { at, message: `${what} is "${value}", which is not ${form.is}`, fix: form.fix };
    }
  },
};
