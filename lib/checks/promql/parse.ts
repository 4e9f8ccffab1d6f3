import { parser } from "@prometheus-io/lezer-promql";
import type { Tree } from "./fault.ts";

/** A longer query is no work of people, and takes long to parse: nothing is said of it. */
export const longestQuery = 20_000;

/** Characters of queries whose trees are kept: more than a large cluster has. */
const mostKept = 10_000_000;

const known = new Map<string, Tree>();
let kept = 0;

/**
 * What queries of the same shape share: the tree says where texts in quotes begin and end, and nothing of what is in
 * them. Queries with other quotes, escapes or comments are their own shape.
 */
function shapeOf(query: string): string {
  if (/['`\\#]/.test(query)) return query;
  // A text that ends with its line is a fault.
  return query.replaceAll(/"[^"]*"/g, (text) =>
    text.includes("\n") ? text : `"${"_".repeat(text.length - 2)}"`,
  );
}

/**
 * A query as a tree of positions in it. Several rules read the same ones, and the alerts of one workload are those of
 * the next with another name.
 */
export function parse(query: string): Tree {
  const before = known.get(query);
  if (before !== undefined) return before;
  const shape = shapeOf(query);
  const tree = known.get(shape) ?? parser.parse(query);
  kept += query.length;
  if (kept > mostKept) {
    known.clear();
    kept = query.length;
  }
  known.set(query, tree).set(shape, tree);
  return tree;
}
