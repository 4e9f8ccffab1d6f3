import { fieldPath, type PathSegment } from "#lib/schemas/field-path.ts";
import { type Found, isList, isMap } from "../graph/fields.ts";

/** A place in an object, what stands there, and what its pattern says of it. */
export interface Place<T> {
  /** As `spec.rules[0].host`. */
  readonly path: string;
  /** Nothing where the field is missing. */
  readonly value: Found;
  readonly rule: T;
}

/** Patterns by their first segments, so that what they have in common is walked once. */
export interface Patterns<T> {
  readonly rules: readonly T[];
  readonly next: ReadonlyMap<string, Patterns<T>>;
}

/**
 * Patterns of places. `[]` stands for each item of a list and `*` for each field of a map: `spec.rules[].host`.
 */
export function patternsOf<T>(entries: readonly (readonly [pattern: string, rule: T])[]): Patterns<T> {
  const split = entries.map(([pattern, rule]) => ({
    segments: pattern.replaceAll("[]", ".[]").split("."),
    rule,
  }));
  const below = (depth: number, all: typeof split): Patterns<T> => ({
    rules: all.filter(({ segments }) => segments.length === depth).map(({ rule }) => rule),
    next: new Map(
      [...Map.groupBy(all, ({ segments }) => segments[depth])].flatMap(([segment, inside]) =>
        segment === undefined ? [] : [[segment, below(depth + 1, inside)]],
      ),
    ),
  });
  return below(0, split);
}

/** Whether a place is looked for, by what stands there and what its pattern says of it. */
export type Wanted<T> = (value: Found, rule: T) => boolean;

/**
 * The places of patterns in a value that are looked for. A field is a place as soon as the map exists that it belongs
 * to.
 */
export function placesAt<T>(patterns: Patterns<T>, root: Found, isWanted: Wanted<T>): Place<T>[] {
  const places: Place<T>[] = [];
  const path: PathSegment[] = [];
  const enter = (segment: PathSegment, below: Patterns<T>, child: Found): void => {
    if (child === undefined && below.rules.length === 0) return;
    path.push(segment);
    visit(below, child);
    path.pop();
  };
  const visit = ({ rules, next }: Patterns<T>, value: Found): void => {
    for (const rule of rules) if (isWanted(value, rule)) places.push({ path: fieldPath(path), value, rule });
    if (typeof value !== "object" || value === null) return;
    for (const [segment, below] of next) {
      if (segment === "[]") {
        if (isList(value)) for (const [index, item] of value.entries()) enter(index, below, item);
      } else if (isMap(value)) {
        if (segment !== "*")
          enter(segment, below, Object.hasOwn(value, segment) ? value[segment] : undefined);
        else for (const field of Object.keys(value)) enter(field, below, value[field]);
      }
    }
  };
  visit(patterns, root);
  return places;
}
