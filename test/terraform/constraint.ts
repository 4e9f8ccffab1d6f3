import type { Schema } from "#lib/schemas/schema.ts";
import { parseExpression } from "./hcl.ts";

/** What a type of Terraform or of TypeScript lets in. That a value may be null is not part of it: in HCL every one may. */
export type Constraint =
  | "string"
  | "number"
  | "bool"
  | "any"
  | { readonly list: Constraint }
  | { readonly map: Constraint }
  | { readonly object: Readonly<Record<string, Constraint>> }
  /** A field that may be left out. */
  | { readonly optional: Constraint };

async function objectOf(items: Readonly<Record<string, string>>): Promise<Constraint> {
  const fields = Object.entries(items).map(
    async ([key, text]): Promise<[string, Constraint]> => [key.replaceAll('"', ""), await constraintOf(text)],
  );
  return { object: Object.fromEntries(await Promise.all(fields)) };
}

/**
 * Reads a type constraint, as `map(object({ keep = number }))`.
 *
 * @throws Error for what is none, and for a default in `optional`, which would be a second place for a fact
 * @see https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export async function constraintOf(text: string): Promise<Constraint> {
  const { meta, children } = await parseExpression(text);
  const [argument, standIn] = children;
  if (standIn !== undefined) throw new Error(`${text} has a default; the definitions have it`);
  switch (meta?.name ?? meta?.value) {
    case "string":
      return "string";
    case "number":
      return "number";
    case "bool":
      return "bool";
    case "any":
      return "any";
  }
  const { value = "", items = {} } = argument?.meta ?? {};
  switch (meta?.name) {
    case "list":
    case "set":
      return { list: await constraintOf(value) };
    case "map":
      return { map: await constraintOf(value) };
    case "object":
      return objectOf(items);
    case "optional":
      return { optional: await constraintOf(value) };
  }
  throw new Error(`${text} is no type of Terraform that is known here`);
}

function fieldsOf({ properties = {}, required = [] }: Schema): Record<string, Constraint> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]): [string, Constraint] => {
      const constraint = constraintOfSchema(schema);
      return [name, required.includes(name) ? constraint : { optional: constraint }];
    }),
  );
}

/**
 * The same of a JSON Schema that was made of a TypeScript type.
 *
 * @throws Error for a schema that no type of Terraform says
 */
export function constraintOfSchema(schema: Schema): Constraint {
  const choices = schema.anyOf?.filter(({ type }) => type !== "null");
  if (choices?.length === 1 && choices[0] !== undefined) return constraintOfSchema(choices[0]);
  const types = [schema.type ?? []].flat().filter((type) => type !== "null");
  switch (types.join()) {
    case "string":
      return "string";
    case "number":
      return "number";
    case "boolean":
      return "bool";
    case "array":
      return { list: constraintOfSchema(schema.items ?? {}) };
    case "object":
      return typeof schema.additionalProperties === "object"
        ? { map: constraintOfSchema(schema.additionalProperties) }
        : { object: fieldsOf(schema) };
  }
  throw new Error(`no type of Terraform says ${JSON.stringify(schema)}`);
}

/** A JSON Schema of exactly the values that a constraint lets in: nothing is converted, nothing further is known. */
export function schemaOf(constraint: Constraint): Schema {
  if (constraint === "any") return {};
  if (typeof constraint === "string")
    return { type: [constraint === "bool" ? "boolean" : constraint, "null"] };
  if ("list" in constraint) return { type: "array", items: schemaOf(constraint.list) };
  if ("map" in constraint) return { type: "object", additionalProperties: schemaOf(constraint.map) };
  if ("optional" in constraint) return schemaOf(constraint.optional);
  const fields = Object.entries(constraint.object);
  return {
    type: ["object", "null"],
    properties: Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field)])),
    required: fields.flatMap(([name, field]) =>
      typeof field === "object" && "optional" in field ? [] : [name],
    ),
    additionalProperties: false,
  };
}
