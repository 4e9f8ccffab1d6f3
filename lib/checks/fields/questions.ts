import { type Found, isList, isMap } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { quantityOf } from "../quantity.ts";
import { tableOf } from "./all.ts";
import { isOutOfForm } from "./form.ts";
import { type Patterns, patternsOf, placeWalk } from "./places.ts";
import { absence } from "./required.ts";
import { bounds, isBound } from "./rollouts.ts";
import { isEmptySelector, isSoundSelector } from "./selectors.ts";
import { subjectsOf } from "./subjects.ts";
import { type Entry, type Position, type Question, question } from "./table.ts";
import { fieldsOfNodes, labelsOfNodes, termsOfPods } from "./terms.ts";

const isLonger = (value: Found) => isList(value) && value.length > 1;

/** What the rules ask of fields: each is asked of a cluster together with all others. */
export const questions = {
  required: question(
    tableOf(({ required }) => required),
    (value) => absence(value) !== undefined,
  ),
  choices: question(
    tableOf(({ choices }) => choices),
    (value, known) => typeof value === "string" && !known.includes(value),
  ),
  ranges: question(
    tableOf(({ ranges }) => ranges),
    (value, [least, most]) => typeof value === "number" && !(value >= least && value <= most),
  ),
  texts: question(
    tableOf(({ texts }) => texts),
    isOutOfForm,
  ),
  keys: question(
    tableOf(({ keys }) => keys),
    (value, { holds }) => isMap(value) && !Object.keys(value).every(holds),
  ),
  unions: question(
    tableOf(({ unions }) => unions),
    isMap,
  ),
  distinct: question(
    tableOf(({ distinct }) => distinct),
    isLonger,
  ),
  wildcards: question(
    tableOf(({ wildcards }) => wildcards),
    (value) => isList(value) && value.length > 1 && value.includes("*"),
  ),
  selectors: question(
    tableOf(({ selectors }) => selectors),
    (value, scope) =>
      isMap(value) && (!isSoundSelector(value) || (scope === "some" && isEmptySelector(value))),
  ),
  quantities: question(
    tableOf(({ quantities }) => quantities),
    (value) => (quantityOf(value) ?? 0n) < 0n,
  ),
  /** Labels that node affinity asks for. */
  labelsOfNodes: question(labelsOfNodes, isList),
  /** Fields that node affinity asks for. */
  fieldsOfNodes: question(fieldsOfNodes, isMap),
  /** Terms of affinity between pods. */
  termsOfPods: question(termsOfPods, isMap),
  /** Bounds of rollouts. */
  bounds: question(
    bounds,
    (value, most) => (typeof value === "number" || typeof value === "string") && !isBound(value, most),
  ),
};

const all: readonly Question<unknown>[] = Object.values(questions);
const sorts = new Set(all.flatMap((one) => one.sorts));
const patterns = new Map<string, Patterns<Position>>();

/** Trees have few of all sorts: patterns are read when the first of a sort is met. */
function patternsFor(sort: string): Patterns<Position> {
  let known = patterns.get(sort);
  if (known === undefined) {
    known = patternsOf(all.flatMap((one) => one.wishesOf(sort)));
    patterns.set(sort, known);
  }
  return known;
}

const ask = oncePerGraph((graph: Graph) => {
  const walk = placeWalk<Position>();
  for (const sort of sorts) {
    for (const subject of subjectsOf(graph, sort)) {
      walk({ graph, subject }, patternsFor(sort), subject.fields);
    }
  }
});

/** The places of a cluster that a question asks for. All questions are answered when the first is asked. */
export function entriesOf<T>(graph: Graph, asked: Question<T>): readonly Entry<T>[] {
  ask(graph);
  return asked.entries(graph);
}
