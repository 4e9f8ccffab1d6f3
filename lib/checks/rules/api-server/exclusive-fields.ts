import { entriesOf, questions } from "../../fields/questions.ts";
import type { Union } from "../../fields/unions.ts";
import { type Found, isList, mapAt, textAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function* ofChosen(what: string, present: readonly string[], field: string, why: string): Generator<Fault> {
  if (field !== "" && !present.includes(field)) {
    yield { message: `${what} is ${why}, but has no ${field}`, fix: `write ${field}` };
  }
  const others = present.filter((name) => name !== field);
  if (others.length === 0) return;
  yield { message: `${what} is ${why}, but has ${enumerate(others)}`, fix: `remove ${enumerate(others)}` };
}

/** Whether the API server reads a field as one that is not there. */
function isUnset(value: Found): boolean {
  return value === undefined || value === null || value === "" || (isList(value) && value.length === 0);
}

function* faultsOf(
  what: string,
  value: Found,
  { fields, needsOne, mayBeSeveral, chosenBy }: Union,
): Generator<Fault> {
  const map = mapAt(value);
  const present = fields.filter((field) => !isUnset(map[field]));
  if (chosenBy !== undefined) {
    const said = textAt(value, chosenBy.by) ?? "";
    const field = Object.hasOwn(chosenBy.fields, said) ? chosenBy.fields[said] : undefined;
    if (field !== undefined) yield* ofChosen(what, present, field, `of the ${chosenBy.by} ${said}`);
  } else if (present.length > 1 && mayBeSeveral !== true) {
    yield { message: `${what} has ${enumerate(present)}`, fix: "keep one of them" };
  } else if (present.length === 0 && needsOne) {
    yield { message: `${what} has none of ${enumerate(fields)}`, fix: "write one of them" };
  }
}

/** Of fields that exclude each other one is set, and the one that belongs to the type. */
export const exclusiveFields: Rule = {
  number: 124,
  name: "exclusive-fields",
  reason: "The API server refuses two fields of which only one can hold, and neither where one has to.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/",
  *check(graph) {
    for (const { at, what, value, rule } of entriesOf(graph, questions.unions)) {
      for (const fault of faultsOf(what, value, rule)) yield { at, ...fault };
    }
  },
};
