import type { Fields, Value } from "#lib/render/resource.ts";

/** Fields of a schema that hold one other schema, a list of them, or a map of them. */
const single = ["additionalProperties", "items", "not"];
const several = ["allOf", "anyOf", "oneOf"];
const named = ["properties"];

/** Fields of a schema that decide what the API server accepts, or fills in before it decides. */
const plain = [
  "default",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "nullable",
  "pattern",
  "required",
  "type",
  "uniqueItems",
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
];

/** Whether a value is a map. */
export function isMap(value: Value | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A schema with others in the place of those directly in it. */
export function withChildren(schema: Fields, change: (child: Value) => Value): Fields {
  const entries = Object.entries(schema).map(([name, value]): [string, Value] => {
    if (single.includes(name)) return [name, change(value)];
    if (several.includes(name) && isList(value)) return [name, value.map(change)];
    if (!named.includes(name) || !isMap(value)) return [name, value];
    return [name, Object.fromEntries(Object.entries(value).map(([field, child]) => [field, change(child)]))];
  });
  return Object.fromEntries(entries);
}

const kept = new Set([...single, ...several, ...named, ...plain]);

function stripped(schema: Value): Value {
  if (!isMap(schema)) return schema;
  const fields = Object.entries(schema).filter(([name]) => kept.has(name));
  return withChildren(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))), stripped);
}

const anything: Fields = { type: "object", "x-kubernetes-preserve-unknown-fields": true };

/**
 * What of the `openAPIV3Schema` of a version decides whether an object is accepted. Descriptions go, and the
 * status, which is never accepted from Git.
 */
export function strip(schema: Value): Value {
  const whole = stripped(schema);
  if (!isMap(whole) || !isMap(whole.properties)) return whole;
  const { apiVersion, kind, status, ...properties } = whole.properties;
  return { ...whole, properties: { ...properties, ...(status !== undefined && { status: anything }) } };
}
