import type { Fault, SyntaxNode, Tree } from "./fault.ts";
import { resultLabels } from "./result-labels.ts";

const buckets = /_bucket\b/;

function faultInCall(query: string, call: SyntaxNode): Fault | undefined {
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

/**
 * Quantiles of histograms whose buckets are no longer there.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 */
export function lostBuckets(query: string, tree: Tree): Fault[] {
  const faults: Fault[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      const fault = name === "FunctionCall" ? faultInCall(query, node) : undefined;
      if (fault !== undefined) faults.push(fault);
    },
  });
  return faults;
}
