import type { PathSegment } from "#lib/schemas/field-path.ts";
import { type Found, isList } from "../graph/fields.ts";

/** What a rule asks of a place, wherever its pattern finds one. */
export interface Wish<At> {
  /** Whether the rule has something to say of what stands there; nothing stands where a field is missing. */
  isWanted(value: Found): boolean;
  /** Takes down a place that is wanted. The path is only lent. */
  note(at: At, path: readonly PathSegment[], value: Found): void;
}

/** Patterns of places by their first segments, so that what they have in common is walked once for all rules. */
export interface Patterns<At> {
  readonly wishes: readonly Wish<At>[];
  readonly fields: ReadonlyMap<string, Patterns<At>>;
  /** Those fields of which it is also asked whether they are missing. */
  readonly needed: readonly (readonly [field: string, below: Patterns<At>])[];
  readonly items: Patterns<At> | undefined;
  /** Of each field of a map. */
  readonly values: Patterns<At> | undefined;
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
      needed: [...next].filter(([, { wishes }]) => wishes.some((wish) => wish.isWanted(undefined))),
      items,
      values,
    };
  };
  return below(0, split);
}

/** Goes through the places of patterns in one value after the other. */
export class Walk<At> {
  readonly #path: PathSegment[] = [];
  readonly #at: At;

  constructor(at: At) {
    this.#at = at;
  }

  /** Looks at a value and below it. A field is a place as soon as the map exists that it belongs to. */
  visit(patterns: Patterns<At>, value: Found): void {
    for (const wish of patterns.wishes) {
      if (wish.isWanted(value)) wish.note(this.#at, this.#path, value);
    }
    if (typeof value !== "object" || value === null) return;
    if (!isList(value)) this.#visitFields(patterns, value);
    else if (patterns.items !== undefined) {
      for (let index = 0; index < value.length; index++) this.#enter(index, patterns.items, value[index]);
    }
  }

  #visitFields({ fields, values, needed }: Patterns<At>, map: { readonly [name: string]: Found }): void {
    // Objects have fewer fields than there are patterns.
    if (fields.size > 0 || values !== undefined) {
      for (const name in map) {
        const field = fields.get(name);
        if (field !== undefined) this.#enter(name, field, map[name]);
        if (values !== undefined) this.#enter(name, values, map[name]);
      }
    }
    for (const [name, field] of needed) if (!Object.hasOwn(map, name)) this.#enter(name, field, undefined);
  }

  #enter(segment: PathSegment, patterns: Patterns<At>, value: Found): void {
    this.#path.push(segment);
    this.visit(patterns, value);
    this.#path.pop();
  }
}
