import {
  type Found,
  isList,
  isMap,
  isTrueAt,
  listAt,
  mapAt,
  textAt,
  textsAt,
  valueAt,
} from "../graph/fields.ts";
import { setFieldsOf } from "../graph/set-fields.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";

const types = ["array", "boolean", "integer", "number", "object", "string"];

/** Schemas below this depth are not looked at. */
const deepest = 60;

/** What JSON Schema has and definitions of Kubernetes do not. */
const unsupported = [
  "$ref",
  "$schema",
  "additionalItems",
  "definitions",
  "dependencies",
  "id",
  "patternProperties",
];

/** What only the schema of a field itself can say, and no condition within allOf, anyOf, oneOf or not. */
const structural = [
  "additionalProperties",
  "default",
  "description",
  "nullable",
  "title",
  "type",
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-map-type",
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
];

const conditions = ["allOf", "anyOf", "oneOf"];

/** Whether the API server reads a field as one that is not there. */
function isUnset(value: Found): boolean {
  return value === undefined || value === null || value === "" || value === false;
}

function* ofUnsupported(path: string, schema: Found): Generator<Fault> {
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
  if (pattern === undefined || !isBroken(pattern)) return;
  yield { message: `${path}.pattern is "${pattern}", which is no regular expression`, fix: "correct it" };
}

/** Whether neither JavaScript nor, as far as that tells, Go can read a pattern. */
function isBroken(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return false;
  } catch {
    // Go has flags and classes in its patterns that JavaScript has not.
    return !/\(\?[^:=!<]|\[\[:|\\[pPQzA]/.test(pattern);
  }
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

function* ofValidations(path: string, schema: Found): Generator<Fault> {
  for (const [i, validation] of listAt(schema, "x-kubernetes-validations").entries()) {
    const place = `${path}.x-kubernetes-validations[${i}]`;
    if (textAt(validation, "rule") === undefined)
      yield { message: `${place}.rule is empty`, fix: "write the rule" };
    const field = textAt(validation, "fieldPath");
    if (field === undefined || /^[.[]/.test(field)) continue;
    yield { message: `${place}.fieldPath is "${field}"`, fix: "write it as .spec.replicas" };
  }
}

/** Where a schema stands; written out only where something is wrong with it. */
interface Place {
  readonly up: Place | undefined;
  readonly step: string;
}

function pathOf({ up, step }: Place): string {
  return up === undefined ? step : `${pathOf(up)}.${step}`;
}

/** Calls back for the schemas of the parts of a schema. */
function eachPart(place: Place, schema: Found, visit: (place: Place, part: Found) => void): void {
  if (!isMap(schema)) return;
  const { properties, items, additionalProperties } = schema;
  if (isMap(properties)) {
    const inside = { up: place, step: "properties" };
    for (const name of Object.keys(properties)) visit({ up: inside, step: name }, properties[name]);
  }
  if (isMap(items)) visit({ up: place, step: "items" }, items);
  if (isMap(additionalProperties)) visit({ up: place, step: "additionalProperties" }, additionalProperties);
}

/** Calls back for the conditions of a schema. */
function eachCondition(place: Place, schema: Found, visit: (place: Place, one: Found) => void): void {
  for (const field of conditions) {
    for (const [i, one] of listAt(schema, field).entries()) visit({ up: place, step: `${field}[${i}]` }, one);
  }
  const not = valueAt(schema, "not");
  if (isMap(not)) visit({ up: place, step: "not" }, not);
}

/** What is wrong with a condition: it may bound what the schema around it describes, and describe nothing itself. */
function ofCondition(place: Place, schema: Found, isChoice: boolean, depth: number, faults: Fault[]): void {
  if (depth > deepest || !isMap(schema)) return;
  faults.push(...ofUnsupported(pathOf(place), schema));
  for (const field of setFieldsOf(schema)) {
    // `anyOf: [{type: integer}, {type: string}]` is how a number or a text is written.
    if (!structural.includes(field) || isUnset(schema[field])) continue;
    if (field === "type" && isChoice && place.step.startsWith("anyOf")) continue;
    const message = `${pathOf(place)} has ${field}, which a condition cannot say`;
    faults.push({ message, fix: "say it outside of the condition" });
  }
  eachPart(place, schema, (inside, part) => ofCondition(inside, part, false, depth + 1, faults));
  eachCondition(place, schema, (inside, one) => ofCondition(inside, one, isChoice, depth + 1, faults));
}

/** What nearly every schema says, and nothing can be wrong with but the type. */
const plain = new Set([
  "additionalProperties",
  "default",
  "description",
  "enum",
  "example",
  "format",
  "items",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "nullable",
  "properties",
  "required",
  "title",
]);

function ofSchema(place: Place, schema: Found, depth: number, faults: Fault[]): void {
  if (depth > deepest) return;
  const names = isMap(schema) ? Object.keys(schema) : [];
  const type = textAt(schema, "type");
  const isPlain = names.every((name) => plain.has(name) || name === "type");
  if (!isPlain || type === undefined || !types.includes(type)) {
    const path = pathOf(place);
    faults.push(
      ...ofType(path, schema),
      ...ofUnsupported(path, schema),
      ...ofExtensions(path, schema),
      ...ofListKeys(path, schema),
      ...ofValidations(path, schema),
    );
    const isChoice = isTrueAt(schema, "x-kubernetes-int-or-string");
    eachCondition(place, schema, (inside, one) => ofCondition(inside, one, isChoice, depth + 1, faults));
  }
  if (type === "array" && !isMap(valueAt(schema, "items"))) {
    const what = isList(valueAt(schema, "items")) ? "several schemas" : "nothing";
    faults.push({ message: `${pathOf(place)} is a list of ${what}`, fix: "write the schema of its items" });
  }
  eachPart(place, schema, (inside, part) => ofSchema(inside, part, depth + 1, faults));
}

/**
 * What keeps a schema from being structural: every field has one type, and conditions only bound what is described.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function faultsOfStructure(path: string, schema: Found): readonly Fault[] {
  const faults: Fault[] = [];
  ofSchema({ up: undefined, step: path }, schema, 0, faults);
  return faults;
}

const atRoot =
  "description type format title maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems multipleOf required items properties externalDocs example x-kubernetes-preserve-unknown-fields x-kubernetes-validations".split(
    " ",
  );

/**
 * What is wrong with the outermost schema of a version.
 *
 * @param hasStatus whether the version has the subresource `status`, beside which a schema may say less
 */
export function* faultsOfRoot(path: string, schema: Found, hasStatus: boolean): Generator<Fault> {
  const type = textAt(schema, "type");
  if (type !== undefined && type !== "object" && types.includes(type)) {
    yield { message: `${path} is of the type ${type}`, fix: "write object" };
  }
  if (isTrueAt(schema, "nullable")) yield { message: `${path} is nullable`, fix: "remove nullable" };
  const metadata = mapAt(schema, "properties", "metadata");
  const named = setFieldsOf(mapAt(metadata, "properties"));
  const said = setFieldsOf(metadata).filter(
    (field) => field !== "type" && field !== "properties" && !isUnset(metadata[field]),
  );
  const wrong = [...said, ...named.filter((field) => field !== "name" && field !== "generateName")];
  if (wrong.length > 0) {
    const message = `${path}.properties.metadata has ${enumerate(wrong)}`;
    yield { message, fix: "bound name and generateName there, and nothing else" };
  }
  if (!hasStatus) return;
  const others = setFieldsOf(mapAt(schema)).filter(
    (field) => !atRoot.includes(field) && !unsupported.includes(field),
  );
  if (others.length === 0) return;
  const message = `${path} has ${enumerate(others)}, which it cannot have beside the subresource status`;
  yield { message, fix: "say it of spec, or remove the subresource" };
}
