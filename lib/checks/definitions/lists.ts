import type { Value } from "#lib/render/resource.ts";
import { type Found, isMap, valueAt } from "../graph/fields.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { type Place, placeText } from "./place.ts";
import { ofCount, shown } from "./scalars.ts";
import type { SchemaNode } from "./schema-node.ts";

/** A key as a text of its own; nothing where one of its parts is no single value. */
function keyOf(values: readonly Found[]): string | undefined {
  return values.some((value) => typeof value === "object") ? undefined : JSON.stringify(values);
}

function* twice(
  place: Place | undefined,
  list: readonly Value[],
  keyFor: (item: Value) => string | undefined,
  textOf: (item: Value) => string,
): Generator<Fault> {
  const seen = new Set<string>();
  const said = new Set<string>();
  for (const item of list) {
    const key = keyFor(item);
    if (key === undefined || said.has(key)) continue;
    if (seen.has(key)) {
      said.add(key);
      yield { message: `${placeText(place)} has ${textOf(item)} twice`, fix: "leave one of them" };
    }
    seen.add(key);
  }
}

/** What identifies an item of a list that is a map by its keys: each as it stands, or as its default has it. */
function identity(item: Value, { listKeys, items }: SchemaNode): readonly Found[] {
  return listKeys.map((key) => valueAt(item, key) ?? items()?.field(key)?.default);
}

function identityText(item: Value, node: SchemaNode): string {
  const values = identity(item, node);
  return `the item with ${enumerate(node.listKeys.map((key, i) => `${key} ${shown(values[i])}`))}`;
}

/**
 * What is wrong with a list as a whole: its length, and what is in it twice.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function* ofList(
  place: Place | undefined,
  list: readonly Value[],
  node: SchemaNode,
): Generator<Fault> {
  yield* ofCount(place, list.length, "item", node.count);
  if (node.listType === "set") {
    yield* twice(place, list, (item) => keyOf([item]), shown);
  }
  if (node.listType === "map" && node.listKeys.length > 0) {
    yield* twice(
      place,
      list,
      (item) => (isMap(item) ? keyOf(identity(item, node)) : undefined),
      (item) => identityText(item, node),
    );
  }
}
