import { lostBuckets } from "./buckets.ts";
import type { Fault, Tree } from "./fault.ts";
import { longestQuery, parse } from "./parse.ts";
import { misplacedRanges, yieldedRange } from "./range-vectors.ts";
import { brokenExpressions } from "./regular-expressions.ts";

const mostShown = 40;

const escapes = /\\(.)/gs;
/** What may follow a backslash in quotes. That of a regular expression has to be written twice. */
const knownEscapes = /[abfnrtv\\'"xuU0-7]/;

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}

/** The first part that the grammar does not allow. What comes after may only follow from it. */
function syntaxFault(query: string, tree: Tree): Fault | undefined {
  let position: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) position ??= from;
    },
  });
  if (position === undefined) return undefined;
  const rest = shortened(query.slice(position));
  if (rest === "") return { message: "ends before it is complete", fix: "complete the PromQL" };
  const [called] = /[A-Za-z_]\w*$/.exec(query.slice(0, position).trimEnd()) ?? [];
  return rest.startsWith("(") && called !== undefined
    ? { message: `calls ${called}, which is no function of PromQL`, fix: "correct its name" }
    : { message: `does not parse at "${rest}"`, fix: "correct the PromQL there" };
}

/** @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
function unknownEscapes(query: string, tree: Tree): Fault[] {
  const faults: Fault[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      const text = query.slice(from, to);
      if (name !== "StringLiteral" || text.startsWith("`")) return;
      for (const [found, character = ""] of text.matchAll(escapes)) {
        if (knownEscapes.test(character)) continue;
        faults.push({
          message: `has ${found} in quotes, which is no escape of PromQL`,
          fix: "write the backslash twice",
        });
      }
    },
  });
  return faults;
}

/** Shapes of queries that hold nothing to refuse, whatever their texts in quotes are. */
const soundShapes = new WeakSet<Tree>();

/**
 * What Prometheus refuses in a query. Where it does not parse, nothing else is said of it.
 *
 * @param result whether the query may yield a range vector, as one of a dashboard may and one of a rule may not
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export function faultsIn(query: string, result: "anything" | "no range"): Fault[] {
  if (query.length > longestQuery) return [];
  const tree = parse(query);
  const isSound = soundShapes.has(tree);
  const syntax = isSound ? undefined : syntaxFault(query, tree);
  if (syntax !== undefined) return [syntax];
  const ofShape = isSound ? [] : [...lostBuckets(query, tree), ...misplacedRanges(query, tree)];
  if (ofShape.length === 0) soundShapes.add(tree);
  return [
    ...(query.includes("\\") ? unknownEscapes(query, tree) : []),
    ...(query.includes("~") ? brokenExpressions(query, tree) : []),
    ...ofShape,
    ...(result === "no range" ? yieldedRange(tree) : []),
  ];
}
