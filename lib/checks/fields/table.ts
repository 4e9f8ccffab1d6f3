import type { Graph } from "../graph/graph.ts";
import { type Place, patternsOf, placesAt } from "./places.ts";
import { type Subject, subjectsOf } from "./subjects.ts";

/** What holds for fields: by the sort of thing that has them (see `subjectsOf`), then by pattern. */
export type FieldTable<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** A place that a table speaks of. */
export interface Entry<T> extends Place<T> {
  readonly at: Subject["at"];
  /** What to say after the name of a field: ` of container main`. */
  readonly whose: string;
  /** The place as messages name it: `ports[0].containerPort of container main`. */
  readonly what: string;
}

/** Finds every place of a cluster that a table speaks of, with what it says of it. */
export function entriesOf<T>(table: FieldTable<T>): (graph: Graph) => Generator<Entry<T>> {
  const sorts = Object.entries(table).map(
    ([sort, fields]) => [sort, patternsOf(Object.entries(fields))] as const,
  );
  return function* (graph) {
    for (const [sort, patterns] of sorts) {
      for (const { at, whose, fields } of subjectsOf(graph, sort)) {
        for (const place of placesAt(patterns, fields))
          yield { ...place, at, whose, what: `${place.path}${whose}` };
      }
    }
  };
}
