import type { Fault, SyntaxNode, Tree } from "./fault.ts";

/**
 * Functions that take a range vector, besides those whose name ends in `_over_time`.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/functions/
 */
const overRanges = new Set([
  "changes",
  "delta",
  "deriv",
  "double_exponential_smoothing",
  "idelta",
  "increase",
  "irate",
  "predict_linear",
  "rate",
  "resets",
]);

/** Expressions that have the type of the one in them. */
const wrappers = new Set(["AnchoredExpr", "OffsetExpr", "ParenExpr", "SmoothedExpr", "StepInvariantExpr"]);

const overTime = "take a function over the range first, such as rate";

function isRange(expression: SyntaxNode | null): boolean {
  let inner = expression;
  while (inner !== null && wrappers.has(inner.name)) inner = inner.getChild("Expr");
  return inner?.name === "MatrixSelector" || inner?.name === "SubqueryExpr";
}

/** Arguments of a call, or operands of a calculation. */
function takesRange(node: SyntaxNode): boolean {
  return (node.getChild("FunctionCallBody") ?? node).getChildren("Expr").some(isRange);
}

/** A query that yields a range vector, which no rule can keep. */
export function yieldedRange({ topNode }: Tree): Fault[] {
  return isRange(topNode.getChild("Expr")) ? [{ message: "yields a range vector", fix: overTime }] : [];
}

/**
 * A call with a range vector where it takes an instant vector, or the other way about.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#expression-language-data-types
 */
export function misplacedRange(query: string, call: SyntaxNode): Fault | undefined {
  const called = query.slice(call.firstChild?.from, call.firstChild?.to);
  const wantsRange = overRanges.has(called) || called.endsWith("_over_time");
  if (takesRange(call) === wantsRange) return undefined;
  return wantsRange
    ? {
        message: `gives ${called} no range vector`,
        fix: 'write a range behind the selector, such as "[5m]"',
      }
    : { message: `gives ${called} a range vector`, fix: overTime };
}

/** An expression that takes instant vectors and numbers, with a range vector. */
export function calculatedRange(expression: SyntaxNode): Fault | undefined {
  return takesRange(expression) ? { message: "calculates with a range vector", fix: overTime } : undefined;
}
