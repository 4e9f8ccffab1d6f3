import type { Fields, Value } from "#lib/render/resource.ts";
import { isList, isMap } from "../graph/fields.ts";
import { withDefaults } from "./defaults.ts";
import { ofList } from "./lists.ts";
import { ofScalar } from "./scalars.ts";
import type { Bounds, SchemaNode } from "./schema-node.ts";
import { fieldOf, isPlain, type Look, lookAt, mostValues, satisfies, typeFault } from "./validate.ts";

function isWithin(number: number, { least = 0, most = Number.POSITIVE_INFINITY }: Bounds): boolean {
  return number >= least && number <= most;
}

/** Whether no fault is found in a value, where there is no shorter way. */
function isFaultless(value: Value, node: SchemaNode, look: Look): boolean {
  const inside: Look = { left: look.left, isCondition: false, faults: [] };
  lookAt(undefined, withDefaults(value, node), node, inside);
  look.left = inside.left;
  return inside.left > 0 && inside.faults.length === 0;
}

/** Whether fields that are missing may be, or get a default that is right. */
function mayBeMissing(fields: Fields, node: SchemaNode, look: Look): boolean {
  for (const name of node.required) {
    if (!Object.hasOwn(fields, name) && !node.defaulted.includes(name)) return false;
  }
  for (const name of node.defaulted) {
    if (Object.hasOwn(fields, name)) continue;
    const field = node.field(name);
    if (field !== undefined && !isRight(field.default ?? null, field, look)) return false;
  }
  return true;
}

function isRightObject(fields: Fields, node: SchemaNode, look: Look): boolean {
  if (!Object.hasOwn(fields, "apiVersion") || !Object.hasOwn(fields, "kind")) return false;
  const conditions = node.field("metadata");
  const { metadata } = fields;
  if (metadata === undefined || conditions === undefined) return true;
  if (conditions.isBare) return typeFault(undefined, metadata, conditions) === undefined;
  return satisfies(withDefaults(metadata, conditions), conditions, look);
}

function areRightFields(fields: Fields, node: SchemaNode, look: Look): boolean {
  if (node.isEmbedded && !isRightObject(fields, node, look)) return false;
  if (!mayBeMissing(fields, node, look)) return false;
  let count = 0;
  for (const name in fields) {
    count += 1;
    const value = fields[name] ?? null;
    const field = fieldOf(node, name);
    if (field === undefined) {
      if (!node.isOpen && !Object.hasOwn(node.fields, name)) return false;
    } else if (!isPlain(value, field) && !isRight(value, field, look)) return false;
  }
  return isWithin(count, node.size);
}

function areRightItems(list: readonly Value[], node: SchemaNode, look: Look): boolean {
  if (!isWithin(list.length, node.count)) return false;
  if (node.listType !== undefined && ofList(undefined, list, node).next().done !== true) return false;
  const items = node.items();
  if (items === undefined) return true;
  for (const item of list) if (!isPlain(item, items) && !isRight(item, items, look)) return false;
  return true;
}

function isRight(value: Value, node: SchemaNode, look: Look): boolean {
  if (look.left-- <= 0) return false;
  if (value === null) return node.isNullable;
  const isOpenList = node.isOpen && isList(value);
  const isCountedLater = isMap(value) && node.isCounted && node.defaulted.length > 0;
  if (node.isConditional || isOpenList || isCountedLater) return isFaultless(value, node, look);
  if (typeFault(undefined, value, node) !== undefined) return false;
  if (node.isBound && ofScalar(undefined, value, node).length > 0) return false;
  if (isList(value)) return areRightItems(value, node, look);
  return isMap(value) ? areRightFields(value, node, look) : true;
}

/**
 * Whether nothing is wrong with a value, as with nearly all, when it has got its defaults: it takes less time to see
 * that than to look for what is. In doubt it says no, so that it is looked for.
 */
export function isSound(value: Value, node: SchemaNode): boolean {
  const look: Look = { left: mostValues, isCondition: false, faults: [] };
  return isRight(value, node, look) && look.left > 0;
}
