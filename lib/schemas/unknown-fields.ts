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

/**
 * Fields of an object that its schema does not know, as paths: `spec.template.spec.containers[0].foo`. The
 * API server drops such fields in silence or refuses them. What is below an unknown field is not listed.
 */
export function unknownFields(schema: Schema, object: Value): string[] {
  return visit(schema, object, [], schema);
}

function visit(schema: Schema, value: Value, path: readonly PathSegment[], root: Schema): string[] {
  const choices = (schema.anyOf ?? [schema]).map((choice) => resolve(choice, root));
  const [first = [], ...others] = choices
    .filter((choice) => canHold(choice, value))
    .map((choice) => visitChoice(choice, value, path, root));
  return others.reduce((fewest, unknown) => (unknown.length < fewest.length ? unknown : fewest), first);
}

/** Whether a schema is meant for values with fields or items, where this value has some. */
function canHold({ type }: Schema, value: Value): boolean {
  if (type === undefined) return true;
  return [type].flat().includes(Array.isArray(value) ? "array" : "object");
}

function visitChoice(schema: Schema, value: Value, path: readonly PathSegment[], root: Schema): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, i) => visit(items, item, [...path, i], root));
  }
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const field = fieldSchema(schema, name);
    return field === undefined ? [fieldPath([...path, name])] : visit(field, child, [...path, name], root);
  });
}
