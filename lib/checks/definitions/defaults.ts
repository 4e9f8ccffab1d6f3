import type { Fields, Value } from "#lib/render/resource.ts";
import { isList, isMap } from "../graph/fields.ts";
import type { SchemaNode } from "./schema-node.ts";

/** Values that are still filled in: a default can hold fields that have defaults again. */
interface Filling {
  left: number;
}

const mostValues = 20_000;

function filledFields(fields: Fields, node: SchemaNode, filling: Filling): Fields {
  let changed: Map<string, Value> | undefined;
  for (const name of Object.keys(fields)) {
    const value = fields[name] ?? null;
    if (typeof value !== "object") continue;
    const field = Object.hasOwn(node.fields, name) ? node.field(name) : node.values();
    if (field === undefined || (value === null && field.isNullable)) continue;
    const whole = value === null ? undefined : filled(value, field, filling);
    if (whole === value) continue;
    changed ??= new Map(Object.entries(fields));
    // A null is dropped where its schema does not allow it.
    if (whole === undefined) changed.delete(name);
    else changed.set(name, whole);
  }
  for (const name of node.defaulted) {
    const field = node.field(name);
    if (field === undefined || (changed?.has(name) ?? Object.hasOwn(fields, name))) continue;
    changed ??= new Map(Object.entries(fields));
    changed.set(name, filled(field.default ?? null, field, filling));
  }
  return changed === undefined ? fields : Object.fromEntries(changed);
}

function filled(value: Value, node: SchemaNode, filling: Filling): Value {
  if (filling.left-- <= 0) return value;
  if (isMap(value)) return filledFields(value, node, filling);
  const items = isList(value) ? node.items() : undefined;
  if (!isList(value) || items === undefined) return value;
  let whole: Value[] | undefined;
  for (const [i, item] of value.entries()) {
    const one = typeof item === "object" ? filled(item, items, filling) : item;
    if (one === item) continue;
    whole ??= [...value];
    whole[i] = one;
  }
  return whole ?? value;
}

/**
 * A value as the API server has it before it looks closer: with defaults where fields are missing or null, and
 * without the nulls that are left. The same value where nothing changes.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function withDefaults(value: Value, node: SchemaNode): Value {
  return filled(value, node, { left: mostValues });
}
