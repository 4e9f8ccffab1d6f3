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

/** Expressions that take instant vectors and numbers. */
const calculations = new Set(["AggregateExpr", "BinaryExpr", "SubqueryExpr", "UnaryExpr"]);

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

function faultInCall(query: string, call: SyntaxNode): Fault | undefined {
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

/** A query that yields a range vector, which no rule can keep. */
export function yieldedRange({ topNode }: Tree): Fault[] {
  return isRange(topNode.getChild("Expr")) ? [{ message: "yields a range vector", fix: overTime }] : [];
}

/**
 * Range vectors that stand where Prometheus takes an instant vector, and the other way about.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#expression-language-data-types
 */
export function misplacedRanges(query: string, tree: Tree): Fault[] {
  const faults: (Fault | undefined)[] = [];
  tree.iterate({
    enter: (ref) => {
      if (ref.name === "FunctionCall") faults.push(faultInCall(query, ref.node));
      else if (calculations.has(ref.name) && takesRange(ref.node))
        faults.push({ message: "calculates with a range vector", fix: overTime });
    },
  });
  return faults.filter((fault) => fault !== undefined);
}
