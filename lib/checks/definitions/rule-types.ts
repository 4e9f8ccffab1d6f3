import type { Environment } from "@marcbachmann/cel-js";
import { environment } from "../cel/expression.ts";
import { celNames } from "./cel-value.ts";
import type { SchemaNode } from "./schema-node.ts";

const formats: Readonly<Record<string, string>> = {
  byte: "bytes",
  date: "google.protobuf.Timestamp",
  "date-time": "google.protobuf.Timestamp",
  duration: "google.protobuf.Duration",
};

const plain: Readonly<Record<string, string>> = { boolean: "bool", integer: "int", number: "double" };

/** Types of an expression are made until here. */
const deepest = 30;

/**
 * CEL with `self` and `oldSelf` of the type of a schema, for its rules. Only fields whose names stand in one of them
 * are in it: no other can be asked for.
 */
export function withSelf(node: SchemaNode): Environment {
  const made = environment().clone();
  const words = new Set(node.rules.flatMap(({ rule }) => rule.match(/\w+/g) ?? []));
  let count = 0;
  const typed = (name: string, fields: Readonly<Record<string, string>>): string => {
    made.registerType(name, { fields });
    return name;
  };
  const ofObject = (of: SchemaNode, depth: number): string => {
    count += 1;
    const name = `Object${count}`;
    const fields: Record<string, string> = {};
    for (const field of Object.keys(of.fields)) {
      const called = celNames(field).filter((one) => words.has(one));
      const schema = called.length > 0 ? of.field(field) : undefined;
      for (const one of called) fields[one] = schema ? typeOf(schema, depth + 1) : "dyn";
    }
    if (!of.isEmbedded) return typed(name, fields);
    const metadata = typed(`${name}.Metadata`, { name: "string", generateName: "string" });
    return typed(name, { ...fields, apiVersion: "string", kind: "string", metadata });
  };
  const typeOf = (of: SchemaNode, depth: number): string => {
    if (depth > deepest || of.isIntOrString) return "dyn";
    const [items, values] = [of.items(), of.values()];
    if (of.type === "string") return formats[of.format ?? ""] ?? "string";
    if (of.type === "array" && items !== undefined) return `list<${typeOf(items, depth + 1)}>`;
    if (of.type !== "object") return plain[of.type ?? ""] ?? "dyn";
    if (values !== undefined) return `map<string, ${typeOf(values, depth + 1)}>`;
    return of.isEmbedded || Object.keys(of.fields).length > 0 ? ofObject(of, depth) : "dyn";
  };
  const self = typeOf(node, 0);
  return made.registerVariable("self", self).registerVariable("oldSelf", self);
}
