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

function* childrenOf(value: Found, segment: string): Generator<[PathSegment, Found]> {
  if (segment === "[]") {
    if (isList(value)) yield* value.entries();
  } else if (isMap(value)) {
    if (segment === "*") yield* Object.entries(value);
    else yield [segment, Object.hasOwn(value, segment) ? value[segment] : undefined];
  }
}

/** Every place of patterns in a value. A field is a place as soon as the map exists that it belongs to. */
export function* placesAt<T>(
  patterns: Patterns<T>,
  value: Found,
  path: readonly PathSegment[] = [],
): Generator<Place<T>> {
  for (const rule of patterns.rules) yield { path: fieldPath(path), value, rule };
  if (value === undefined || value === null) return;
  for (const [segment, below] of patterns.next) {
    for (const [name, child] of childrenOf(value, segment)) {
      if (child !== undefined || below.rules.length > 0) yield* placesAt(below, child, [...path, name]);
    }
  }
}
