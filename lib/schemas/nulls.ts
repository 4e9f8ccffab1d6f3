import type { Value } from "#lib/render/resource.ts";
import type { PathSegment } from "./field-path.ts";
import { resolve, type Schema } from "./schema.ts";

/** A schema with all that it may be instead. */
function choicesOf(schema: Schema, root: Schema): Schema[] {
  return (schema.anyOf ?? [schema]).map((choice) => resolve(choice, root));
}

/** What stands below a schema, and whether it has to be there. */
function below(
  schema: Schema,
  segment: PathSegment,
): { readonly schema: Schema; readonly needed: boolean } | undefined {
  if (typeof segment === "number") {
    const { items } = schema;
    // An item that is a map is an empty one, which lacks what it needs; one that is a text is an empty text.
    return items && { schema: items, needed: items.type === "object" || items.properties !== undefined };
  }
  const own = schema.properties;
  if (own !== undefined && Object.hasOwn(own, segment)) {
    const field = own[segment];
    return field && { schema: field, needed: schema.required?.includes(segment) === true };
  }
  const others = schema.additionalProperties;
  return typeof others === "object" ? { schema: others, needed: false } : undefined;
}

function valueAt(object: Value, path: readonly PathSegment[]): Value | undefined {
  let value: Value | undefined = object;
  for (const segment of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(segment))?.[1];
  }
  return value;
}

/**
 * Whether a null stands at a path that the API server reads as if nothing were written there, and nothing has to be:
 * the value of a label or of a key of a ConfigMap, a field that may be left out.
 */
export function isHarmlessNull(root: Schema, object: Value, path: readonly PathSegment[]): boolean {
  if (valueAt(object, path) !== null) return false;
  let schemas = choicesOf(root, root);
  let isNeeded = true;
  for (const segment of path) {
    const found = schemas.flatMap((schema) => below(schema, segment) ?? []);
    schemas = found.flatMap(({ schema }) => choicesOf(schema, root));
    isNeeded = found.length === 0 || found.some(({ needed }) => needed);
  }
  return !isNeeded;
}
