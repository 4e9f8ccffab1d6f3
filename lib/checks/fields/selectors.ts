import {
  type Found,
  isMap,
  listAt,
  mapAt,
  textAt,
  textEntriesAt,
  textsAt,
  valueAt,
} from "../graph/fields.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { forms } from "./forms.ts";

/** Operators with values, and those without any. */
export interface Operators {
  readonly withValues: readonly string[];
  readonly withoutValues: readonly string[];
  /** Operators that compare with exactly one whole number. */
  readonly comparing: readonly string[];
  /** Whether that number is looked at before anything is compared with it. */
  readonly numbers: boolean;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
const labelOperators: Operators = {
  withValues: ["In", "NotIn"],
  withoutValues: ["Exists", "DoesNotExist"],
  comparing: [],
  numbers: true,
};

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators */
export const nodeOperators: Operators = { ...labelOperators, comparing: ["Gt", "Lt"] };

function* badText(
  what: string,
  text: string,
  { holds, is, fix }: (typeof forms)["qualified" | "labelValue"],
): Generator<Fault> {
  if (!holds(text)) yield { message: `${what} is "${text}", which is not ${is}`, fix };
}

function* ofExpression(what: string, expression: Found, operators: Operators): Generator<Fault> {
  const key = textAt(expression, "key") ?? "";
  yield* badText(`the key of ${what}`, key, forms.qualified);
  const { withValues, withoutValues, comparing, numbers } = operators;
  const operator = textAt(expression, "operator") ?? "";
  const values = listAt(expression, "values");
  const known = [...withValues, ...withoutValues, ...comparing];
  if (!known.includes(operator)) {
    const message = `the operator of ${what} is "${operator}", which is none of ${enumerate(known)}`;
    yield { message, fix: "correct the operator" };
  } else if (withoutValues.includes(operator)) {
    if (values.length > 0) {
      yield {
        message: `${what} asks whether ${key} ${operator} and has values`,
        fix: "remove the values, or write In",
      };
    }
  } else if (values.length === 0) {
    yield { message: `${what} has the operator ${operator} without values`, fix: "write the values" };
  } else if (
    comparing.includes(operator) &&
    (values.length > 1 || (numbers && !/^-?\d+$/.test(String(values[0]))))
  ) {
    yield { message: `${what} compares ${key} with ${values.join(", ")}`, fix: "write one whole number" };
  }
  for (const value of textsAt(expression, "values")) {
    yield* badText(`a value of ${what}`, value, forms.labelValue);
  }
}

/**
 * What is wrong with the expressions of a selector.
 *
 * @param whose what to say after the name of a field: ` of its pods`
 */
export function* faultsOfExpressions(
  path: string,
  whose: string,
  list: Found,
  operators: Operators,
): Generator<Fault> {
  for (const [i, expression] of listAt(list).entries())
    yield* ofExpression(`${path}[${i}]${whose}`, expression, operators);
}

/** What is wrong with a label selector. */
export function* faultsOfSelector(path: string, whose: string, selector: Found): Generator<Fault> {
  for (const [key, value] of textEntriesAt(selector, "matchLabels")) {
    yield* badText(`a key of ${path}.matchLabels${whose}`, key, forms.qualified);
    yield* badText(`label ${key} of ${path}${whose}`, value, forms.labelValue);
  }
  yield* faultsOfExpressions(
    `${path}.matchExpressions`,
    whose,
    valueAt(selector, "matchExpressions"),
    labelOperators,
  );
}

/** Whether nothing is wrong with a label selector, as with nearly all of them. */
export function isSoundSelector(selector: Found): boolean {
  const labels = mapAt(selector, "matchLabels");
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    if (typeof value !== "string") continue;
    if (!forms.qualified.holds(key) || !forms.labelValue.holds(value)) return false;
  }
  const expressions = listAt(selector, "matchExpressions");
  if (expressions.length === 0) return true;
  return faultsOfExpressions("", "", expressions, labelOperators).next().done === true;
}

/** Whether a selector is written down and asks for nothing. */
export function isEmptySelector(selector: Found): boolean {
  return (
    isMap(selector) &&
    textEntriesAt(selector, "matchLabels").length === 0 &&
    listAt(selector, "matchExpressions").length === 0
  );
}
