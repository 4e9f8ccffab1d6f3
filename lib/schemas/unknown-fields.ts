import type { Value } from "#lib/render/resource.ts";
import { fieldPath, type PathSegment } from "./field-path.ts";
import { resolve, type Schema } from "./schema.ts";

function isFields(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schema of a field; nothing when the field is unknown. */
function fieldSchema(schema: Schema, name: string): Schema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, name))
    return schema.properties[name];
  const { additionalProperties } = schema;
  if (additionalProperties === false) return undefined;
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

/** Where a value stands: what is above it, and its field or index there. */
interface Place {
  readonly above: Place | undefined;
  readonly segment: PathSegment;
}

function pathOf(place: Place | undefined): PathSegment[] {
  const path: PathSegment[] = [];
  for (let at = place; at !== undefined; at = at.above) path.push(at.segment);
  return path.reverse();
}

/**
 * Fields of an object that its schema does not know, as paths: `spec.template.spec.containers[0].foo`. The
 * API server drops such fields in silence or refuses them. What is below an unknown field is not listed.
 */
export function unknownFields(schema: Schema, object: Value): readonly string[] {
  return visit(schema, object, undefined, schema);
}

const none: readonly string[] = [];

function visit(schema: Schema, value: Value, place: Place | undefined, root: Schema): readonly string[] {
  if (typeof value !== "object" || value === null) return none;
  if (schema.anyOf === undefined) {
    const choice = resolve(schema, root);
    return canHold(choice, value) ? visitChoice(choice, value, place, root) : none;
  }
  const [first = none, ...others] = schema.anyOf
    .map((choice) => resolve(choice, root))
    .filter((choice) => canHold(choice, value))
    .map((choice) => visitChoice(choice, value, place, root));
  return others.reduce((fewest, unknown) => (unknown.length < fewest.length ? unknown : fewest), first);
}

/** Whether a schema is meant for values with fields or items, where this value has some. */
function canHold({ type }: Schema, value: Value): boolean {
  if (type === undefined) return true;
  const kind = Array.isArray(value) ? "array" : "object";
  return typeof type === "string" ? type === kind : type.includes(kind);
}

/** All that some lists hold; most of them are empty. */
function joined(one: readonly string[], other: readonly string[]): readonly string[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
}

function visitChoice(
  schema: Schema,
  value: Value,
  place: Place | undefined,
  root: Schema,
): readonly string[] {
  let unknown = none;
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return none;
    for (const [segment, item] of value.entries()) {
      unknown = joined(unknown, visit(items, item, { above: place, segment }, root));
    }
    return unknown;
  }
  if (!isFields(value)) return none;
  for (const [segment, child] of Object.entries(value)) {
    const field = fieldSchema(schema, segment);
    const at = { above: place, segment };
    unknown = joined(unknown, field === undefined ? [fieldPath(pathOf(at))] : visit(field, child, at, root));
  }
  return unknown;
}
