import type { Fields, Value } from "#lib/render/resource.ts";
import {
  type Found,
  isMap,
  isTrueAt,
  listAt,
  mapAt,
  numberAt,
  textAt,
  textsAt,
  valueAt,
} from "../graph/fields.ts";
import { setFieldsOf } from "../graph/set-fields.ts";

/** Least and most of something; either may be absent. */
export interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** A rule in CEL about the value that has a schema. */
export interface ValidationRule {
  readonly rule: string;
  readonly message?: string;
}

/**
 * A schema of a CustomResourceDefinition, read out of whatever stands there.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface SchemaNode {
  readonly type: string | undefined;
  readonly isNullable: boolean;
  readonly isIntOrString: boolean;
  /** Fields that it does not have are kept. */
  readonly isOpen: boolean;
  /** The value is an object with apiVersion, kind and metadata of its own. */
  readonly isEmbedded: boolean;
  readonly fields: Fields;
  readonly required: readonly string[];
  /** What takes the place of the value where it is missing. */
  readonly default: Found;
  /** Fields that have a default. */
  readonly defaulted: readonly string[];
  readonly choices: readonly Value[] | undefined;
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  readonly amount: Bounds;
  readonly isAboveLeast: boolean;
  readonly isBelowMost: boolean;
  readonly multipleOf: number | undefined;
  readonly length: Bounds;
  readonly count: Bounds;
  readonly size: Bounds;
  /** It is bounded how many fields there are. */
  readonly isCounted: boolean;
  /** `set`, `map` or `atomic`. */
  readonly listType: string | undefined;
  readonly listKeys: readonly string[];
  readonly rules: readonly ValidationRule[];
  /** There are rules here, or below. */
  readonly isRuled: boolean;
  /** Nothing but a type is asked of any value. */
  readonly isBare: boolean;
  /** More than a type is asked of a single value. */
  readonly isBound: boolean;
  /** There are alternatives, beside that of a number or a text. */
  readonly isConditional: boolean;
  readonly all: readonly SchemaNode[];
  readonly any: readonly SchemaNode[];
  readonly one: readonly SchemaNode[];
  readonly not: () => SchemaNode | undefined;
  readonly items: () => SchemaNode | undefined;
  /** Of the values of a map. */
  readonly values: () => SchemaNode | undefined;
  readonly field: (name: string) => SchemaNode | undefined;
}

function boundsAt(schema: Found, least: string, most: string): Bounds {
  const [from, to] = [numberAt(schema, least), numberAt(schema, most)];
  return { ...(from !== undefined && { least: from }), ...(to !== undefined && { most: to }) };
}

function nodesAt(schema: Found, name: string): readonly SchemaNode[] {
  return listAt(schema, name).flatMap((one) => schemaNode(one) ?? []);
}

function rulesOf(schema: Found): readonly ValidationRule[] {
  return listAt(schema, "x-kubernetes-validations").flatMap((one) => {
    const [rule, message] = [textAt(one, "rule"), textAt(one, "message")];
    return rule === undefined ? [] : { rule, ...(message !== undefined && { message }) };
  });
}

/** Whether alternatives are those by which a number or a text is written. */
export function isNumberOrText(alternatives: readonly Found[]): boolean {
  const [one, other] = alternatives;
  const areTypes = alternatives.every((each) => setFieldsOf(mapAt(each)).length === 1);
  return (
    alternatives.length === 2 &&
    areTypes &&
    textAt(one, "type") === "integer" &&
    textAt(other, "type") === "string"
  );
}

const ruled = new WeakMap<object, boolean>();

function hasRules(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  const known = ruled.get(value);
  if (known !== undefined) return known;
  const has = Object.hasOwn(value, "x-kubernetes-validations") || Object.values<Value>(value).some(hasRules);
  ruled.set(value, has);
  return has;
}

/** Fields of a schema that ask more than a type of a text or a number. */
const bounds = "enum format maximum maxLength minimum minLength multipleOf pattern".split(" ");
const conditions = ["allOf", "oneOf", "not"];

/** A schema that is read when it is asked for: those of definitions are large, and of most nothing is asked. */
function later(schema: Found): () => SchemaNode | undefined {
  let node: SchemaNode | undefined;
  return () => {
    node ??= schemaNode(schema);
    return node;
  };
}

/** What a schema says that asks for a type and nothing else. */
const bare = ["description", "type"];

function read(schema: Fields): SchemaNode {
  const fields = mapAt(schema, "properties");
  const nodes = new Map<string, SchemaNode>();
  const isIntOrString = isTrueAt(schema, "x-kubernetes-int-or-string");
  // What is a number or a text needs no alternatives that say so again.
  const any = isIntOrString && isNumberOrText(listAt(schema, "anyOf")) ? [] : nodesAt(schema, "anyOf");
  const hasOneOf = (names: readonly string[]) => names.some((name) => Object.hasOwn(schema, name));
  return {
    type: textAt(schema, "type"),
    isNullable: isTrueAt(schema, "nullable"),
    isIntOrString,
    isOpen:
      isTrueAt(schema, "x-kubernetes-preserve-unknown-fields") || isTrueAt(schema, "additionalProperties"),
    isEmbedded: isTrueAt(schema, "x-kubernetes-embedded-resource"),
    fields,
    required: textsAt(schema, "required"),
    default: schema.default,
    defaulted: Object.keys(fields).filter((name) => valueAt(fields, name, "default") !== undefined),
    choices: Array.isArray(schema.enum) ? listAt(schema, "enum") : undefined,
    format: textAt(schema, "format"),
    pattern: textAt(schema, "pattern"),
    amount: boundsAt(schema, "minimum", "maximum"),
    isAboveLeast: isTrueAt(schema, "exclusiveMinimum"),
    isBelowMost: isTrueAt(schema, "exclusiveMaximum"),
    multipleOf: numberAt(schema, "multipleOf"),
    length: boundsAt(schema, "minLength", "maxLength"),
    count: boundsAt(schema, "minItems", "maxItems"),
    size: boundsAt(schema, "minProperties", "maxProperties"),
    isCounted: hasOneOf(["minProperties", "maxProperties"]),
    listType: textAt(schema, "x-kubernetes-list-type"),
    listKeys: textsAt(schema, "x-kubernetes-list-map-keys"),
    rules: rulesOf(schema),
    isRuled: hasRules(schema),
    isBare: Object.keys(schema).every((name) => bare.includes(name)),
    isBound: hasOneOf(bounds),
    isConditional: any.length > 0 || hasOneOf(conditions),
    all: nodesAt(schema, "allOf"),
    any,
    one: nodesAt(schema, "oneOf"),
    not: later(schema.not),
    items: later(schema.items),
    values: later(schema.additionalProperties),
    field: (name) => {
      const known = nodes.get(name);
      if (known !== undefined || !Object.hasOwn(fields, name)) return known;
      const node = schemaNode(fields[name]);
      if (node !== undefined) nodes.set(name, node);
      return node;
    },
  };
}

const known = new WeakMap<Fields, SchemaNode>();

const roots = new WeakMap<Fields, SchemaNode>();

/** The schema of a version of a kind: beside what it says, an object has apiVersion, kind and metadata. */
export function rootNode(schema: Found): SchemaNode | undefined {
  const node = schemaNode(schema);
  if (node === undefined || !isMap(schema)) return undefined;
  const root = roots.get(schema) ?? { ...node, isEmbedded: true };
  roots.set(schema, root);
  return root;
}

/** The schema that stands somewhere; nothing where anything else does. The same schema is read once. */
export function schemaNode(schema: Found): SchemaNode | undefined {
  if (!isMap(schema)) return undefined;
  const before = known.get(schema);
  if (before !== undefined) return before;
  const node = read(schema);
  known.set(schema, node);
  return node;
}
