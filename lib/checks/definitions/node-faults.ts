import { type Found, isMap, isTrueAt, listAt, mapAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import { setFieldsOf } from "../graph/set-fields.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { patternOf } from "./patterns.ts";
import { schemaNode } from "./schema-node.ts";
import { faultsOfValue } from "./validate.ts";

export const types = ["array", "boolean", "integer", "number", "object", "string"];

/** What JSON Schema has and definitions of Kubernetes do not. */
export const unsupported = [
  "$ref",
  "$schema",
  "additionalItems",
  "definitions",
  "dependencies",
  "id",
  "patternProperties",
];

/** Whether the API server reads a field as one that is not there. */
export function isUnset(value: Found): boolean {
  return value === undefined || value === null || value === "" || value === false;
}

/** What JavaScript has in its patterns and the API server has not. */
const foreign = /\(\?[=!<]|\\[1-9k]/;

/** Whether the API server can read a pattern. JavaScript tells sooner where both agree. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return !foreign.test(pattern) || patternOf(pattern) !== undefined;
  } catch {
    return patternOf(pattern) !== undefined;
  }
}

/** What definitions cannot say at all. */
export function* ofUnsupported(path: string, schema: Found): Generator<Fault> {
  for (const field of setFieldsOf(mapAt(schema))) {
    const value = valueAt(schema, field);
    // Empty maps of these are dropped.
    const isEmpty = /^(definitions|patternProperties)$/.test(field) && Object.keys(mapAt(value)).length === 0;
    if (!unsupported.includes(field) || isUnset(value) || isEmpty) continue;
    yield { message: `${path} has ${field}, which definitions do not have`, fix: `remove ${field}` };
  }
  if (isTrueAt(schema, "uniqueItems")) {
    const fix = "write x-kubernetes-list-type: set";
    yield { message: `${path} has uniqueItems, which costs too much to check`, fix };
  }
  const pattern = textAt(schema, "pattern");
  if (pattern === undefined || isPattern(pattern)) return;
  yield { message: `${path}.pattern is "${pattern}", which is no regular expression`, fix: "correct it" };
}

/** What is wrong with the type of a schema; `x-kubernetes-` fields can stand for one. */
function* ofType(path: string, schema: Found): Generator<Fault> {
  const type = textAt(schema, "type");
  const isFree = ["preserve-unknown-fields", "int-or-string"].some((name) =>
    isTrueAt(schema, `x-kubernetes-${name}`),
  );
  if (type === undefined) {
    if (!isFree) yield { message: `${path} has no type`, fix: `write one of ${types.join(", ")}` };
  } else if (!types.includes(type)) {
    yield { message: `${path} is of the type "${type}"`, fix: `write one of ${types.join(", ")}` };
  }
  if (valueAt(schema, "x-kubernetes-preserve-unknown-fields") === false) {
    const message = `${path} has x-kubernetes-preserve-unknown-fields: false`;
    yield { message, fix: "write true, or remove it" };
  }
}

/** Extensions of Kubernetes belong to one type each. */
function* ofExtensions(path: string, schema: Found): Generator<Fault> {
  const type = textAt(schema, "type");
  for (const [field, owner] of [
    ["x-kubernetes-list-type", "array"],
    ["x-kubernetes-map-type", "object"],
    ["x-kubernetes-embedded-resource", "object"],
  ] as const) {
    if (!valueAt(schema, field) || type === owner) continue;
    yield { message: `${path} has ${field}, but is no ${owner}`, fix: `write type: ${owner}, or remove it` };
  }
  for (const [field, known] of [
    ["x-kubernetes-list-type", ["atomic", "set", "map"]],
    ["x-kubernetes-map-type", ["atomic", "granular"]],
  ] as const) {
    const said = valueAt(schema, field);
    if (typeof said !== "string" || known.some((one) => one === said)) continue;
    yield { message: `${path}.${field} is "${said}"`, fix: `write one of ${enumerate(known)}` };
  }
  const isOpen = isTrueAt(schema, "x-kubernetes-preserve-unknown-fields");
  const isEmbedded = isTrueAt(schema, "x-kubernetes-embedded-resource");
  if (isEmbedded && !isOpen && setFieldsOf(mapAt(schema, "properties")).length === 0) {
    const message = `${path} is an embedded resource without properties`;
    yield { message, fix: "write x-kubernetes-preserve-unknown-fields: true" };
  }
}

function* ofListKeys(path: string, schema: Found): Generator<Fault> {
  const isMapList = textAt(schema, "x-kubernetes-list-type") === "map";
  const keys = textsAt(schema, "x-kubernetes-list-map-keys");
  const place = `${path}.x-kubernetes-list-map-keys`;
  if (isMapList !== keys.length > 0) {
    const fix = isMapList ? "name the fields that tell items apart" : "write x-kubernetes-list-type: map";
    yield { message: `${place} is ${isMapList ? "empty" : "set for no map"}`, fix };
  }
  if (!isMapList) return;
  if (new Set(keys).size < keys.length) {
    yield { message: `${place} names a field twice`, fix: "name each once" };
  }
  const items = valueAt(schema, "items");
  for (const key of keys) {
    const property = valueAt(items, "properties", key);
    if (!isMap(property)) {
      yield { message: `${place} names ${key}, which items do not have`, fix: "name a field of its items" };
    } else if (!textsAt(items, "required").includes(key) && valueAt(property, "default") === undefined) {
      const message = `${place} names ${key}, which items need not have`;
      yield { message, fix: `require ${key}, or give it a default` };
    }
  }
}

const reasons = ["FieldValueInvalid", "FieldValueForbidden", "FieldValueRequired", "FieldValueDuplicate"];

/** Whether a path such as `.spec.replicas` leads to a field that a schema describes; maps and lists are not followed. */
export function leadsTo(schema: Found, path: string): boolean {
  if (!path.startsWith(".")) return path.startsWith("[");
  let found = schema;
  for (const name of path.slice(1).split(".")) {
    if (name.includes("[")) return true;
    found = valueAt(found, "properties", name);
    if (!isMap(found)) return false;
  }
  return true;
}

function* ofValidations(path: string, schema: Found): Generator<Fault> {
  for (const [i, validation] of listAt(schema, "x-kubernetes-validations").entries()) {
    const place = `${path}.x-kubernetes-validations[${i}]`;
    if (textAt(validation, "rule") === undefined)
      yield { message: `${place}.rule is empty`, fix: "write the rule" };
    const reason = valueAt(validation, "reason");
    if (typeof reason === "string" && !reasons.includes(reason)) {
      yield { message: `${place}.reason is "${reason}"`, fix: `write one of ${enumerate(reasons)}` };
    }
    const field = textAt(validation, "fieldPath");
    if (field === undefined || leadsTo(schema, field)) continue;
    yield { message: `${place}.fieldPath is "${field}"`, fix: "write it as .spec.replicas" };
  }
}

/** A default that its own schema refuses; fields that the schema does not have are dropped from it. */
export function* ofDefault(path: string, schema: Found): Generator<Fault> {
  const value = valueAt(schema, "default");
  const node = value === undefined || value === null ? undefined : schemaNode(schema);
  if (node === undefined) return;
  for (const { message, isUnknownField } of faultsOfValue(value, node)) {
    if (isUnknownField === true) continue;
    // What is wrong with the default as a whole begins with what it is.
    const what = message.startsWith(" ") ? message : `.${message}`;
    yield { message: `${path}.default${what}`, fix: "correct the default, or the schema" };
    return;
  }
}

/** What is wrong with what a schema says of itself, without its parts. */
export function faultsOfNode(path: string, schema: Found): readonly Fault[] {
  return [
    ...ofType(path, schema),
    ...ofUnsupported(path, schema),
    ...ofExtensions(path, schema),
    ...ofListKeys(path, schema),
    ...ofValidations(path, schema),
  ];
}
