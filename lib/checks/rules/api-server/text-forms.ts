import { tableOf } from "../../fields/all.ts";
import type { Form } from "../../fields/form.ts";
import { entriesOf } from "../../fields/table.ts";
import { type Found, isMap, mapAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

function isWrong(value: Found, { holds, refusesEmpty }: Form): boolean {
  if (typeof value !== "string") return false;
  return value === "" ? refusesEmpty === true : !holds(value);
}

const places = entriesOf(
  tableOf(({ texts }) => texts),
  isWrong,
);
const maps = entriesOf(
  tableOf(({ keys }) => keys),
  (value, { holds }) => isMap(value) && !Object.keys(value).every(holds),
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
    for (const { at, what, value, rule: form } of maps(graph)) {
      for (const key of Object.keys(mapAt(value)).filter((one) => !form.holds(one))) {
        yield { at, message: `a key of ${what} is "${key}", which is not ${form.is}`, fix: form.fix };
      }
    }
  },
};
