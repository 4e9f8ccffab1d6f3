import type { SyntaxNode } from "./fault.ts";

/** A condition on a label, as all queries of a shape have it. */
export interface Matcher {
  readonly label: string;
  /** `=`, `!=`, `=~` or `!~`. */
  readonly operator: string;
  /** The value, or which of the texts in quotes of a query it is where they are its own. */
  readonly value: string | number;
}

/** Time series that queries of a shape read. */
export interface Series {
  /** Undefined where the name is not written in front of the braces. */
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
}

const matcherForm = /^\s*([A-Za-z_]\w*)\s*(=~|!~|!=|=)\s*(["'`])(.*)\3\s*$/s;

/** The condition of a text such as `pod="a"`. */
export function matcherOf(text: string): (Matcher & { readonly value: string }) | undefined {
  const [whole, label = "", operator = "", , value = ""] = matcherForm.exec(text) ?? [];
  return whole === undefined ? undefined : { label, operator, value: value.replaceAll("\\\\", "\\") };
}

/** The name of a series in front of its braces. */
export function metricOf(query: string, { firstChild }: SyntaxNode): string | undefined {
  return firstChild?.name === "Identifier" ? query.slice(firstChild.from, firstChild.to) : undefined;
}

/** One of the texts in quotes of a query that has no other quotes than these. */
function textIn(query: string, index: number): string {
  let open = query.indexOf('"');
  for (let before = 0; before < index; before++) open = query.indexOf('"', query.indexOf('"', open + 1) + 1);
  return query.slice(open + 1, query.indexOf('"', open + 1));
}

/** What a query asks of a label. */
export function valueIn(query: string, { value }: Matcher): string {
  return typeof value === "string" ? value : textIn(query, value);
}

/** The values that a query asks for by a matcher, as far as they are plain texts: `a|b` is two. */
export function valuesIn(query: string, matcher: Matcher): readonly string[] {
  if (matcher.operator !== "=" && matcher.operator !== "=~") return [];
  const value = valueIn(query, matcher);
  if (matcher.operator === "=") return value === "" ? [] : [value];
  const parts = value
    .replace(/^\^?\(?(?:\?:)?/, "")
    .replace(/\)?\$?$/, "")
    .split("|");
  return parts.every((part) => /^[\w-]+$/.test(part)) ? parts : [];
}
