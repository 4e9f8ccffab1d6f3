import { once } from "../graph/once.ts";
import type { Tree } from "./fault.ts";
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

/** Where something stands in a query. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the parts of a series stand in every query of one shape. */
interface SeriesPlace {
  readonly metric: Span | undefined;
  readonly matchers: Span[];
}

/** What queries of one shape have in common is looked for once. */
const placesIn = once((tree: Tree): readonly SeriesPlace[] => {
  const places: SeriesPlace[] = [];
  tree.iterate({
    enter: ({ name, from, to, node }) => {
      if (name === "VectorSelector") {
        const first = node.firstChild;
        const metric = first?.name === "Identifier" ? { from: first.from, to: first.to } : undefined;
        places.push({ metric, matchers: [] });
      }
      if (name === "UnquotedLabelMatcher") places.at(-1)?.matchers.push({ from, to });
    },
  });
  return places;
});

/** Every series that a query reads; what does not parse is left out. */
export function seriesIn(query: string): Series[] {
  if (query.length > longestQuery) return [];
  return placesIn(parse(query)).map(({ metric, matchers }) => ({
    metric: metric && query.slice(metric.from, metric.to),
    matchers: matchers.flatMap(({ from, to }) => matcherOf(query.slice(from, to))),
  }));
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
