import { mapValues, type Schema } from "./schema.ts";

function nullable(schema: Schema): Schema {
  if (schema.$ref !== undefined || schema.anyOf !== undefined) return { anyOf: [schema, { type: "null" }] };
  if (schema.type === undefined) return schema;
  const type = [schema.type, "null"].flat();
  return schema.enum === undefined ? { ...schema, type } : { ...schema, type, enum: [...schema.enum, null] };
}

function adaptValue(schema: Schema, builtin: boolean): Schema {
  const adapted = adaptNode(schema, builtin);
  return builtin ? nullable(adapted) : adapted;
}

function adaptProperties({ properties, required }: Schema, builtin: boolean): Pick<Schema, "properties"> {
  if (properties === undefined) return {};
  return {
    properties: mapValues(properties, (property, name) =>
      required?.includes(name) ? adaptNode(property, builtin) : adaptValue(property, builtin),
    ),
  };
}

function adaptAdditional(
  { additionalProperties }: Schema,
  builtin: boolean,
): Pick<Schema, "additionalProperties"> {
  if (additionalProperties === undefined) return {};
  return {
    additionalProperties:
      typeof additionalProperties === "object"
        ? adaptValue(additionalProperties, builtin)
        : additionalProperties,
  };
}

/** An interface without members stands for what no type can name: RawExtension, JSON, FieldsV1. */
function isMemberless({ type, properties, additionalProperties }: Schema): boolean {
  return type === "object" && properties === undefined && additionalProperties === false;
}

function adaptNode(schema: Schema, builtin: boolean): Schema {
  if (isMemberless(schema)) return {};
  return {
    ...schema,
    ...adaptProperties(schema, builtin),
    ...adaptAdditional(schema, builtin),
    ...(schema.items && { items: adaptValue(schema.items, builtin) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map((choice) => adaptNode(choice, builtin)) }),
  };
}

/**
 * Gives the schema of a TypeScript type the meaning that the API server gives its fields:
 * - a type without members holds any value;
 * - optional fields, items and values of metadata and of builtin kinds may be null, which means left out.
 *   Custom resources are stricter: their null is a value that the CRD has to allow;
 * - an object has metadata.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function adaptToApiServer(schema: Schema, { builtin }: { readonly builtin: boolean }): Schema {
  const required = [...new Set([...(schema.required ?? []), "metadata"])];
  const adapted = adaptNode({ ...schema, required }, builtin);
  const metadata = schema.properties?.metadata;
  return {
    ...adapted,
    properties: { ...adapted.properties, ...(metadata && { metadata: adaptNode(metadata, true) }) },
    definitions: mapValues(schema.definitions ?? {}, (definition) => adaptNode(definition, builtin)),
  };
}
