import type { SyntaxNode } from "./fault.ts";

/** Labels that a series of a result can have; undefined where it can have any. */
export type ResultLabels = ReadonlySet<string> | undefined;

const none: ReadonlySet<string> = new Set();

/** Aggregations that give series of what they aggregate. */
const selecting = new Set(["topk", "bottomk", "limitk", "limit_ratio", "count_values"]);

/** Functions of one vector that leave its labels as they are. */
const plain = new Set(
  "abs ceil floor round clamp clamp_max clamp_min sort sort_desc ln log2 log10 sqrt exp sgn".split(" "),
);

/** Operators between two vectors that keep what is on the left. */
const filters = new Set(["And", "Unless"]);

function textOf(query: string, node: SyntaxNode | null): string {
  return node === null ? "" : query.slice(node.from, node.to);
}

/** The names in parentheses. */
function namesIn(query: string, labels: SyntaxNode | null): ReadonlySet<string> {
  return new Set((labels?.getChildren("LabelName") ?? []).map((label) => textOf(query, label)));
}

function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  return call.getChild("FunctionCallBody")?.getChildren("Expr") ?? [];
}

function ofAggregation(query: string, node: SyntaxNode): ResultLabels {
  if (selecting.has(textOf(query, node.getChild("AggregateOp")).toLowerCase())) return undefined;
  const modifier = node.getChild("AggregateModifier");
  if (modifier === null) return none;
  return modifier.getChild("By") === null ? undefined : namesIn(query, modifier.getChild("GroupingLabels"));
}

function isNumber(node: SyntaxNode | null): boolean {
  if (node?.name === "ParenExpr" || node?.name === "UnaryExpr") return isNumber(node.getChild("Expr"));
  return node?.name === "NumberDurationLiteral";
}

function ofOperation(query: string, node: SyntaxNode): ResultLabels {
  const [left = null, right = null] = node.getChildren("Expr");
  if (left === null || right === null || node.getChild("Or") !== null) return undefined;
  if (isNumber(left)) return resultLabels(query, right);
  if (isNumber(right) || [...filters].some((name) => node.getChild(name) !== null)) {
    return resultLabels(query, left);
  }
  const matching = node.getChild("MatchingModifierClause");
  // Both sides have the same labels where nothing says which of them are to match.
  if (matching === null) return resultLabels(query, left) ?? resultLabels(query, right);
  const isGrouped = matching.getChild("GroupLeft") !== null || matching.getChild("GroupRight") !== null;
  if (isGrouped || matching.getChild("On") === null) return undefined;
  return namesIn(query, matching.getChild("GroupingLabels"));
}

function ofCall(query: string, node: SyntaxNode): ResultLabels {
  const called = textOf(query, node.getChild("FunctionIdentifier"));
  const [first, second] = argumentsOf(node);
  if (called === "histogram_quantile" && second !== undefined) {
    const labels = resultLabels(query, second);
    return labels && new Set([...labels].filter((label) => label !== "le"));
  }
  return plain.has(called) && first !== undefined ? resultLabels(query, first) : undefined;
}

/**
 * The labels that the series of a result can have, where an aggregation or a match lists them.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/operators/
 */
export function resultLabels(query: string, node: SyntaxNode): ResultLabels {
  switch (node.name) {
    case "ParenExpr": {
      const inner = node.getChild("Expr");
      return inner === null ? undefined : resultLabels(query, inner);
    }
    case "AggregateExpr":
      return ofAggregation(query, node);
    case "BinaryExpr":
      return ofOperation(query, node);
    case "FunctionCall":
      return ofCall(query, node);
    default:
      return undefined;
  }
}
