import { parser } from "@prometheus-io/lezer-promql";
import { lostBuckets } from "./buckets.ts";
import type { Fault, SyntaxNode, Tree } from "./fault.ts";
import { calculatedRange, misplacedRange, yieldedRange } from "./range-vectors.ts";
import { type Matcher, matcherOf, metricOf, type Series } from "./series.ts";
import { syntaxFault, unknownEscapes } from "./syntax.ts";

/** What is true of a query whatever its texts in quotes are. */
export interface Shape {
  /** A query of this shape. */
  readonly query: string;
  /** Undefined where there is no expression in it, or it is not read. */
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly Fault[];
  /** What no rule may yield, and a panel may. */
  readonly ranges: readonly Fault[];
  readonly series: readonly Series[];
  /** Matchers of these series that ask by a regular expression. */
  readonly expressions: readonly Matcher[];
}

/** The shape of queries of which nothing is said. */
export const unread: Shape = {
  query: "",
  root: undefined,
  faults: [],
  ranges: [],
  series: [],
  expressions: [],
};

/** Whose the texts in quotes of a query are that is read. */
type Texts = "its own" | "of each query";

/** A series whose matchers are still being looked for. */
interface Opened extends Series {
  readonly matchers: Matcher[];
}

type Enter = NonNullable<Parameters<Tree["iterate"]>[0]["enter"]>;

type NodeRef = Parameters<Enter>[0];

/** Nodes are made of references to them when they are asked for, and few are needed. */
function faultsAt(query: string, ref: NodeRef): (Fault | undefined)[] {
  switch (ref.name) {
    case "FunctionCall":
      return [lostBuckets(query, ref.node), misplacedRange(query, ref.node)];
    case "AggregateExpr":
    case "BinaryExpr":
    case "SubqueryExpr":
    case "UnaryExpr":
      return [calculatedRange(ref.node)];
    case "StringLiteral":
      return unknownEscapes(query.slice(ref.from, ref.to));
    default:
      return [];
  }
}

function matcherAt(query: string, { from, to }: NodeRef, texts: Texts): Matcher | undefined {
  const matcher = matcherOf(query.slice(from, to));
  if (matcher === undefined || texts === "its own") return matcher;
  return { ...matcher, value: query.slice(0, from).split('""').length - 1 };
}

/**
 * Reads a query. Where it does not parse, nothing else is refused in it.
 *
 * @param texts whose the texts in quotes are: those of each query of a shape are left out here
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export function readShape(query: string, texts: Texts): Shape {
  const tree = parser.parse(query);
  const faults: (Fault | undefined)[] = [];
  const series: Opened[] = [];
  let wrongAt: number | undefined;
  tree.iterate({
    enter: (ref) => {
      if (ref.type.isError) wrongAt ??= ref.from;
      if (ref.name === "VectorSelector") series.push({ metric: metricOf(query, ref.node), matchers: [] });
      if (ref.name === "UnquotedLabelMatcher") {
        const matcher = matcherAt(query, ref, texts);
        if (matcher !== undefined) series.at(-1)?.matchers.push(matcher);
      }
      faults.push(...faultsAt(query, ref));
    },
  });
  const read = {
    query,
    root: tree.topNode.getChild("Expr") ?? undefined,
    series,
    expressions: series.flatMap(({ matchers }) => matchers.filter(({ operator }) => operator.endsWith("~"))),
  };
  return wrongAt === undefined
    ? { ...read, faults: faults.filter((fault) => fault !== undefined), ranges: yieldedRange(tree) }
    : { ...read, faults: [syntaxFault(query, wrongAt)], ranges: [] };
}
