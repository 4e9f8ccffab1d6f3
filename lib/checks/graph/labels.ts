import type { Value } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, textEntriesAt, textsAt } from "./fields.ts";

/** Names of labels to their values. */
export type Labels = ReadonlyMap<string, string>;

/** One line of `matchExpressions`. */
interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * A label selector, taken apart.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export interface Selector {
  readonly labels: readonly (readonly [string, string])[];
  readonly expressions: readonly Expression[];
}

/** The map of labels at a place. */
export function labelsOf(value: Found): Labels {
  return new Map(textEntriesAt(value));
}

function expressionOf(expression: Value): Expression {
  return {
    key: textAt(expression, "key") ?? "",
    operator: textAt(expression, "operator") ?? "",
    values: textsAt(expression, "values"),
  };
}

/** A selector with `matchLabels` and `matchExpressions`. */
export function selectorOf(value: Found): Selector {
  const expressions = listAt(value, "matchExpressions").map(expressionOf);
  return { labels: textEntriesAt(value, "matchLabels"), expressions };
}

/** A selector that is a plain map of labels, as Services have it. */
export function plainSelectorOf(value: Found): Selector {
  return { labels: textEntriesAt(value), expressions: [] };
}

/** Whether a selector asks for nothing: it selects everything, or nothing, depending on who reads it. */
export function isEmpty({ labels, expressions }: Selector): boolean {
  return labels.length === 0 && expressions.length === 0;
}

function satisfies({ key, operator, values }: Expression, labels: Labels): boolean {
  const value = labels.get(key);
  if (operator === "In") return value !== undefined && values.includes(value);
  if (operator === "NotIn") return value === undefined || !values.includes(value);
  if (operator === "Exists") return value !== undefined;
  if (operator === "DoesNotExist") return value === undefined;
  return false;
}

/** Whether labels satisfy every requirement of a selector; an empty selector is satisfied by all. */
export function matches(selector: Selector, labels: Labels): boolean {
  for (const label of selector.labels) {
    if (labels.get(label[0]) !== label[1]) return false;
  }
  for (const expression of selector.expressions) {
    if (!satisfies(expression, labels)) return false;
  }
  return true;
}

/** What a selector asks for, as a text by which the same question is known again. */
export function questionOf({ labels, expressions }: Selector): string {
  const [first] = labels;
  // Most ask for one label, whose text is soon put together.
  const isOfOne = first !== undefined && labels.length === 1 && expressions.length === 0;
  return isOfOne ? `${first[0]}\u0000${first[1]}` : JSON.stringify([labels, expressions]);
}

const operatorWords: Readonly<Record<string, string>> = {
  In: "in",
  NotIn: "notin",
  Exists: "exists",
  DoesNotExist: "absent",
};

/** A selector as people write it: `app=backend, tier in (web, api)`. */
export function selectorText({ labels, expressions }: Selector): string {
  return [
    ...labels.map(([key, value]) => `${key}=${value}`),
    ...expressions.map(({ key, operator, values }) => {
      const list = values.length === 0 ? "" : ` (${values.join(", ")})`;
      return `${key} ${operatorWords[operator] ?? operator}${list}`;
    }),
  ].join(", ");
}
