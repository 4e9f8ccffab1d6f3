import type { Graph } from "../graph/graph.ts";
import { type Place, patternsOf, placesAt, type Wanted } from "./places.ts";
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

/** Finds the places of a cluster that a table speaks of, as far as they are looked for, with what it says of them. */
export function entriesOf<T>(table: FieldTable<T>, isWanted: Wanted<T>): (graph: Graph) => Entry<T>[] {
  const sorts = Object.entries(table).map(
    ([sort, fields]) => [sort, patternsOf(Object.entries(fields))] as const,
  );
  return (graph) =>
    sorts.flatMap(([sort, patterns]) =>
      subjectsOf(graph, sort).flatMap(({ at, whose, fields }) =>
        placesAt(patterns, fields, isWanted).map((place) => ({
          ...place,
          at,
          whose,
          what: `${place.path}${whose}`,
        })),
      ),
    );
}
