import type { Fault, SyntaxNode } from "./fault.ts";
import { resultLabels } from "./result-labels.ts";

const buckets = /_bucket\b/;

/**
 * A call that takes the quantile of a histogram whose buckets are no longer there.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 */
export function lostBuckets(query: string, call: SyntaxNode): Fault | undefined {
  if (!query.slice(call.from, call.to).startsWith("histogram_quantile")) return undefined;
  const [, vector] = call.getChild("FunctionCallBody")?.getChildren("Expr") ?? [];
  if (vector === undefined || !buckets.test(query.slice(vector.from, vector.to))) return undefined;
  const labels = resultLabels(query, vector);
  if (labels === undefined || labels.has("le")) return undefined;
  return {
    message:
      "takes a quantile of buckets that were added up without le, by which they are told apart: it is empty for ever",
    fix: `write le into "by"`,
  };
}
