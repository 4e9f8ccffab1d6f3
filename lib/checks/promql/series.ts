import { longestQuery, parse } from "./parse.ts";

/** A condition on a label. */
export interface Matcher {
  readonly label: string;
  /** `=`, `!=`, `=~` or `!~`. */
  readonly operator: string;
  readonly value: string;
}

/** Time series that a query reads. */
export interface Series {
  /** Undefined where the name is not written in front of the braces. */
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
}

const matcherForm = /^\s*([A-Za-z_]\w*)\s*(=~|!~|!=|=)\s*(["'`])(.*)\3\s*$/s;

/** The condition of a text such as `pod="a"`. */
export function matcherOf(text: string): Matcher[] {
  const [whole, label = "", operator = "", , value = ""] = matcherForm.exec(text) ?? [];
  return whole === undefined ? [] : [{ label, operator, value: value.replaceAll("\\\\", "\\") }];
}

/** Every series that a query reads; what does not parse is left out. */
export function seriesIn(query: string): Series[] {
  const found: { metric: string | undefined; matchers: Matcher[] }[] = [];
  if (query.length > longestQuery) return [];
  parse(query).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === "VectorSelector") {
        const first = node.firstChild;
        const isNamed = first?.name === "Identifier";
        found.push({ metric: isNamed ? query.slice(first.from, first.to) : undefined, matchers: [] });
      }
      if (name === "UnquotedLabelMatcher") found.at(-1)?.matchers.push(...matcherOf(query.slice(from, to)));
    },
  });
  return found;
}

/** The values that a matcher asks for, as far as they are plain texts: `a|b` is two. */
export function valuesOf({ operator, value }: Matcher): string[] {
  if (operator === "=") return value === "" ? [] : [value];
  if (operator !== "=~") return [];
  const parts = value
    .replace(/^\^?\(?(?:\?:)?/, "")
    .replace(/\)?\$?$/, "")
    .split("|");
  return parts.every((part) => /^[\w-]+$/.test(part)) ? parts : [];
}
