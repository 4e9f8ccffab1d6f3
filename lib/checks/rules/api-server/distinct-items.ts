import { repeated } from "#lib/model/repeated.ts";
import { entriesOf, questions } from "../../fields/questions.ts";
import { type Found, isMap, listAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** What an item is told apart by; nothing for an item that other rules speak of. */
function identityOf(item: Found, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return typeof item === "string" ? item : undefined;
  if (!isMap(item)) return undefined;
  // Few lists are told apart by more than texts, and those are short.
  return keys
    .map((key) => valueAt(item, key) ?? "")
    .map((value) => (typeof value === "object" ? JSON.stringify(value) : value))
    .join(" ")
    .trim();
}

/** Lists that the API server reads as sets name each item once. */
export const distinctItems: Rule = {
  number: 125,
  name: "distinct-items",
  reason: "The API server refuses a list with the same item twice where each may be there once.",
  see: "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
  *check(graph) {
    for (const { at, what, value, rule: keys } of entriesOf(graph, questions.distinct)) {
      const names = listAt(value).flatMap((item) => identityOf(item, keys) ?? []);
      for (const name of repeated(names)) {
        yield {
          at,
          message: `${what} has ${name === "" ? "an item without name" : name} twice`,
          fix: "keep one of them",
        };
      }
    }
  },
};
