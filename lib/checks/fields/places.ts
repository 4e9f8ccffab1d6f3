import type { Fields } from "#lib/render/resource.ts";
import type { PathSegment } from "#lib/schemas/field-path.ts";
import { type Found, isList } from "../graph/fields.ts";

/** What a rule asks of a place, wherever its pattern finds one. */
export interface Wish<At> {
  /** Whether the rule has something to say of what stands there; nothing stands where a field is missing. */
  isWanted(value: Found): boolean;
  /** Takes down a place that is wanted. */
  note(at: At, path: readonly PathSegment[], value: Found): void;
}

/** Patterns of places by their first segments, so that what they have in common is walked once for all rules. */
export interface Patterns<At> {
  readonly wishes: readonly Wish<At>[];
  readonly fields: ReadonlyMap<string, Patterns<At>>;
  /** Those fields of which it is also asked whether they are missing. */
  readonly needed: readonly { readonly name: string; readonly below: Patterns<At> }[];
  readonly items: Patterns<At> | undefined;
  /** Of each field of a map. */
  readonly values: Patterns<At> | undefined;
  /** Nothing is asked of what is below. */
  readonly isEnd: boolean;
}

/**
 * Patterns of places. `[]` stands for each item of a list and `*` for each field of a map: `spec.rules[].host`.
 */
export function patternsOf<At>(
  entries: readonly (readonly [pattern: string, wish: Wish<At>])[],
): Patterns<At> {
  const split = entries.map(([pattern, wish]) => ({
    segments: pattern.replaceAll("[]", ".[]").split("."),
    wish,
  }));
  const below = (depth: number, all: typeof split): Patterns<At> => {
    const parts = Map.groupBy(all, ({ segments }) => segments[depth] ?? "");
    const next = new Map<string, Patterns<At>>();
    for (const [segment, inside] of parts) if (segment !== "") next.set(segment, below(depth + 1, inside));
    const [items, values] = [next.get("[]"), next.get("*")];
    next.delete("[]");
    next.delete("*");
    return {
      wishes: (parts.get("") ?? []).map(({ wish }) => wish),
      fields: next,
      needed: Array.from(next, ([name, below]) => ({ name, below })).filter((field) =>
        field.below.wishes.some((wish) => wish.isWanted(undefined)),
      ),
      items,
      values,
      isEnd: next.size === 0 && items === undefined && values === undefined,
    };
  };
  return below(0, split);
}

/**
 * Goes through the places of patterns in one value after the other. It meets hundreds of thousands: it is made once,
 * and its loops are plain.
 */
export function placeWalk<At>(): (at: At, patterns: Patterns<At>, value: Found) => void {
  const path: PathSegment[] = [];
  let depth = 0;
  const enter = (at: At, segment: PathSegment, patterns: Patterns<At>, value: Found): void => {
    path[depth++] = segment;
    visit(at, patterns, value);
    depth--;
  };
  const visitFields = (at: At, { fields, values, needed }: Patterns<At>, map: Fields): void => {
    // Objects have fewer fields than there are patterns.
    if (fields.size > 0 || values !== undefined) {
      for (const name in map) {
        const field = fields.get(name);
        if (field !== undefined) enter(at, name, field, map[name]);
        if (values !== undefined) enter(at, name, values, map[name]);
      }
    }
    for (const { name, below } of needed) if (!Object.hasOwn(map, name)) enter(at, name, below, undefined);
  };
  /** Looks at a value and below it. A field is a place as soon as the map exists that it belongs to. */
  const visit = (at: At, patterns: Patterns<At>, value: Found): void => {
    const { wishes, items } = patterns;
    for (let index = 0; index < wishes.length; index++) {
      const wish = wishes[index];
      if (wish?.isWanted(value)) wish.note(at, path.slice(0, depth), value);
    }
    if (patterns.isEnd || typeof value !== "object" || value === null) return;
    if (!isList(value)) visitFields(at, patterns, value);
    else if (items !== undefined) {
      for (let index = 0; index < value.length; index++) enter(at, index, items, value[index]);
    }
  };
  return visit;
}
