import type { Value } from "#lib/render/resource.ts";
import type { CelValue } from "../cel/expression.ts";
import { isList, isMap } from "../graph/fields.ts";
import type { SchemaNode } from "./schema-node.ts";

/** A value as CEL sees it, and how many values it is made of. */
export interface Converted {
  readonly value: CelValue;
  readonly size: number;
}

const keywords = new Set(
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  ),
);

/** Keywords after which no expression can go on; the others are names after a point. */
const literals = new Set(["false", "in", "null", "true"]);

/**
 * The names by which expressions call a field; none for one that they cannot.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#escaping
 */
export function celNames(name: string): readonly string[] {
  if (keywords.has(name)) return literals.has(name) ? [`__${name}__`] : [`__${name}__`, name];
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return [];
  const called = name
    .replaceAll("__", "__underscores__")
    .replaceAll(".", "__dot__")
    .replaceAll("-", "__dash__")
    .replaceAll("/", "__slash__");
  return [called];
}

/** Of every object in an object, expressions see these. */
const general = ["apiVersion", "kind"];
const named = ["generateName", "name"];

function textFields(value: Value | undefined, names: readonly string[]): [string, CelValue][] {
  return names.flatMap((name): [string, CelValue][] => {
    const text = isMap(value) ? value[name] : undefined;
    return typeof text === "string" ? [[name, text]] : [];
  });
}

function textOf(value: string, format: string | undefined): CelValue {
  if (format === "date" || format === "date-time") return new Date(value);
  return format === "byte" ? Buffer.from(value, "base64") : value;
}

/** Turns a value into one of CEL, by its schema: what has none is not seen by expressions. */
export function celValue(value: Value, node: SchemaNode): Converted {
  let size = 0;
  const fieldsOf = (fields: { readonly [name: string]: Value }, of: SchemaNode): CelValue => {
    const entries = of.isEmbedded
      ? [
          ...textFields(fields, general),
          ["metadata", new Map(textFields(fields.metadata, named))] satisfies [string, CelValue],
        ]
      : [];
    const seen = new Map<string, CelValue>(entries);
    const values = of.values();
    for (const [name, child] of Object.entries(fields)) {
      if (of.isEmbedded && (name === "metadata" || general.includes(name))) continue;
      const isField = Object.hasOwn(of.fields, name);
      const schema = isField ? of.field(name) : values;
      if (schema === undefined || (child === null && !schema.isNullable)) continue;
      const value = convert(child, schema);
      for (const key of isField ? celNames(name) : [name]) seen.set(key, value);
    }
    return seen;
  };
  const convert = (one: Value, of: SchemaNode): CelValue => {
    size += 1;
    if (isList(one)) {
      const items = of.items();
      return items === undefined ? [] : one.map((item) => convert(item, items));
    }
    if (isMap(one)) return fieldsOf(one, of);
    if (typeof one === "number") return of.type !== "number" && Number.isInteger(one) ? BigInt(one) : one;
    return typeof one === "string" ? textOf(one, of.format) : one;
  };
  return { value: convert(value, node), size };
}
