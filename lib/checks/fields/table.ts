import { fieldPath } from "#lib/schemas/field-path.ts";
import type { Found } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Wish } from "./places.ts";
import type { Subject } from "./subjects.ts";

/** What holds for fields: by the sort of thing that has them (see `subjectsOf`), then by pattern. */
export type FieldTable<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** A place that a table speaks of, what stands there, and what the table says of it. */
export interface Entry<T> {
  readonly at: Subject["at"];
  /** As `spec.rules[0].host`. */
  readonly path: string;
  /** What to say after the name of a field: ` of container main`. */
  readonly whose: string;
  /** The place as messages name it: `ports[0].containerPort of container main`. */
  readonly what: string;
  /** Nothing where the field is missing. */
  readonly value: Found;
  readonly rule: T;
}

/** Where in a cluster something is looked for. */
export interface Position {
  readonly graph: Graph;
  readonly subject: Subject;
}

/** What a rule asks of the fields that a table speaks of. */
export interface Question<T> {
  readonly sorts: readonly string[];
  /** By pattern, what is asked of the fields of a sort. */
  wishesOf(sort: string): readonly (readonly [pattern: string, wish: Wish<Position>])[];
  /** What was found so far. */
  readonly entries: (graph: Graph) => readonly Entry<T>[];
}

/**
 * Asks for the places of a table.
 *
 * @param isWanted whether a place is looked for, by what stands there and what the table says of it
 */
export function question<T>(table: FieldTable<T>, isWanted: (value: Found, rule: T) => boolean): Question<T> {
  const entries = oncePerGraph((_: Graph): Entry<T>[] => []);
  const wishFor = (rule: T): Wish<Position> => ({
    isWanted: (value) => isWanted(value, rule),
    note: ({ graph, subject: { at, whose } }, segments, value) => {
      const path = fieldPath(segments);
      entries(graph).push({ at, path, whose, what: `${path}${whose}`, value, rule });
    },
  });
  return {
    sorts: Object.keys(table),
    wishesOf: (sort) =>
      Object.entries(table[sort] ?? {}).map(([pattern, rule]) => [pattern, wishFor(rule)] as const),
    entries,
  };
}
