import { tableOf } from "../../fields/all.ts";
import { entriesOf } from "../../fields/table.ts";
import { type Found, isList, isMap } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Lists that may be absent, since the API server fills them in, but not empty. */
const optional = /behavior\.scale(Up|Down)\.policies$/;

function stateOf(value: Found): "missing" | "empty" | undefined {
  if (value === undefined || value === null) return "missing";
  const isEmpty =
    value === "" ||
    (isList(value) && value.length === 0) ||
    (isMap(value) && Object.keys(value).length === 0);
  return isEmpty ? "empty" : undefined;
}

const places = entriesOf(
  tableOf(({ required }) => required),
  (value) => stateOf(value) !== undefined,
);

/** Fields without which an object means nothing are there, and hold something. */
export const requiredFields: Rule = {
  number: 143,
  name: "required-fields",
  reason:
    "The API server refuses an object without a field that it needs, also where the schema lets it be empty.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    for (const { at, path, what, value, rule: fix } of places(graph)) {
      const state = stateOf(value);
      if (state === "missing" && optional.test(path)) continue;
      yield { at, message: `${what} is ${state}`, fix };
    }
  },
};
