/**
 * The part of JSON Schema that describes kinds here.
 *
 * @see https://json-schema.org/draft-07
 */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: string;
  /** Of a text: what the validator of its package looks for in it. */
  readonly format?: string;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** False: no other field is known. Absent: any. A schema: a map of such values. */
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  /** `#/definitions/<name>`, only where a type contains itself. */
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The same schemas by name, each changed. */
export function mapValues(
  schemas: Readonly<Record<string, Schema>>,
  change: (schema: Schema, name: string) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema, name)]));
}

/** The definition that a `$ref` names in a root schema, or the schema itself when it is no reference. */
export function resolve(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = decodeURIComponent(schema.$ref.slice("#/definitions/".length));
  const definition = root.definitions?.[name];
  if (definition === undefined) throw new Error(`schema refers to ${schema.$ref}, which it does not define`);
  return resolve(definition, root);
}
