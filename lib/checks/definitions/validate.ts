import type { Fields } from "#lib/render/resource.ts";
import { type Found, isList, isMap } from "../graph/fields.ts";
import { nearest } from "../nearest.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { ofList } from "./lists.ts";
import { objectMeta } from "./object-meta.ts";
import { type Place, placeText } from "./place.ts";
import { ofCount, ofScalar, shown } from "./scalars.ts";
import { type SchemaNode, schemaNode } from "./schema-node.ts";

/** What is wrong with a value. */
export interface ValueFault extends Fault {
  /** There is no such field, as far as the definition knows. */
  readonly isUnknownField?: true;
}

/** How a value is looked at, and what was found. */
export interface Look {
  /** Values that are still looked at: alternatives within alternatives would take for ever. */
  left: number;
  /** Fields are all allowed where only conditions are asked for. */
  readonly isCondition: boolean;
  readonly faults: ValueFault[];
}

/** More values are not looked at. */
export const mostValues = 200_000;

const isOfType: ReadonlyMap<string, (value: Found) => boolean> = new Map([
  ["array", isList],
  ["boolean", (value: Found) => typeof value === "boolean"],
  ["integer", (value: Found) => Number.isInteger(value)],
  ["number", (value: Found) => typeof value === "number"],
  ["object", isMap],
  ["string", (value: Found) => typeof value === "string"],
]);

/** What is wrong with the type of a value. */
export function typeFault(place: Place | undefined, value: Found, node: SchemaNode): Fault | undefined {
  const { type, isIntOrString } = node;
  if (isIntOrString) {
    if (typeof value === "string" || Number.isInteger(value)) return undefined;
    const message = `${placeText(place)} is ${shown(value)}, but has to be a whole number or a text`;
    return { message, fix: "write one of them" };
  }
  if (type === undefined || isOfType.get(type)?.(value) !== false) return undefined;
  const message = `${placeText(place)} is ${shown(value)}, but has to be of the type ${type}`;
  return { message, fix: `write ${type}` };
}

const general: ReadonlyMap<string, SchemaNode | undefined> = new Map([
  ["apiVersion", schemaNode({ type: "string" })],
  ["kind", schemaNode({ type: "string" })],
  ["metadata", schemaNode(objectMeta)],
]);

/** The schema of a field; nothing for one that is unknown, or of which nothing is said. */
export function fieldOf(node: SchemaNode, name: string): SchemaNode | undefined {
  if (node.isEmbedded && general.has(name)) return general.get(name);
  return node.field(name) ?? (Object.hasOwn(node.fields, name) ? undefined : node.values());
}

/** After so many faults nobody needs to be told what was meant. */
const mostSuggestions = 50;

function unknownField(place: Place, name: string, node: SchemaNode, { faults }: Look): ValueFault {
  const near = faults.length > mostSuggestions ? undefined : nearest(name, Object.keys(node.fields));
  const message = `${placeText(place)} is no field of its definition`;
  const fix = near === undefined ? "remove it, or correct its place" : `write ${near}`;
  return { message, fix, isUnknownField: true };
}

/** Whether a value is a text or a truth value of which no more is asked. */
export function isPlain(value: Found, { type, isBound, isConditional }: SchemaNode): boolean {
  return typeof value === type && typeof value !== "object" && !isBound && !isConditional;
}

function lookAtFields(place: Place | undefined, fields: Fields, node: SchemaNode, look: Look): void {
  const at = (segment: string): Place => ({ above: place, segment });
  const required = node.isEmbedded ? [...node.required, "apiVersion", "kind"] : node.required;
  for (const name of required) {
    if (Object.hasOwn(fields, name)) continue;
    const message = `${placeText(at(name))} is missing`;
    look.faults.push({ message, fix: "write it: its definition requires it" });
  }
  const names = Object.keys(fields);
  for (const fault of ofCount(place, names.length, "field", node.size)) look.faults.push(fault);
  const { metadata } = fields;
  const conditions = node.isEmbedded ? node.field("metadata") : undefined;
  if (metadata !== undefined && conditions !== undefined) {
    lookAtCondition(at("metadata"), metadata, conditions, look);
  }
  for (const name of names) {
    const field = fieldOf(node, name);
    if (field !== undefined) {
      if (!isPlain(fields[name], field)) lookAt(at(name), fields[name], field, look);
    } else if (!look.isCondition && !node.isOpen && !Object.hasOwn(node.fields, name)) {
      look.faults.push(unknownField(at(name), name, node, look));
    }
  }
}

/** What a schema does not allow that has no say in which fields there are. */
function lookAtCondition(place: Place | undefined, value: Found, node: SchemaNode, look: Look): void {
  const condition = { left: look.left, isCondition: true, faults: look.faults };
  lookAt(place, value, node, condition);
  look.left = condition.left;
}

/** Whether a value is as a condition has it. */
export function satisfies(value: Found, node: SchemaNode, look: Look): boolean {
  const condition: Look = { left: look.left, isCondition: true, faults: [] };
  lookAt(undefined, value, node, condition);
  look.left = condition.left;
  return condition.faults.length === 0;
}

/** `a, b and c`, where alternatives only ask for fields; nothing else can be named. */
function fieldsAskedFor(alternatives: readonly SchemaNode[]): string | undefined {
  const names = alternatives.map(({ required }) => required.join(" with "));
  return names.includes("") ? undefined : enumerate(names);
}

function lookAtConditions(place: Place | undefined, value: Found, node: SchemaNode, look: Look): void {
  const isRight = (one: SchemaNode) => satisfies(value, one, look);
  const refuse = (what: string, alternatives: readonly SchemaNode[]) => {
    const names = fieldsAskedFor(alternatives);
    const fix = names === undefined || names === "none" ? "correct it" : `write one of ${names}`;
    look.faults.push({ message: `${placeText(place) || "it"} is ${what}`, fix });
  };
  for (const one of node.all) lookAtCondition(place, value, one, look);
  if (node.any.length > 0 && !node.any.some(isRight)) refuse("none of what its definition allows", node.any);
  const matches = node.one.length > 0 ? node.one.filter(isRight).length : 1;
  if (matches !== 1) {
    refuse(`${matches === 0 ? "none" : matches} of what its definition allows one of`, node.one);
  }
  const not = node.not();
  if (not !== undefined && isRight(not)) refuse("what its definition rules out", []);
}

/** Looks for what is wrong with a value that has got its defaults. */
export function lookAt(place: Place | undefined, value: Found, node: SchemaNode, look: Look): void {
  if (look.left-- <= 0 || (value === null && node.isNullable)) return;
  const wrong = typeFault(place, value, node);
  if (wrong !== undefined) {
    look.faults.push(wrong);
    return;
  }
  if (node.isBound) for (const fault of ofScalar(place, value, node)) look.faults.push(fault);
  if (isList(value)) {
    for (const fault of ofList(place, value, node)) look.faults.push(fault);
    const items = node.items();
    // What a list keeps, its items keep.
    const each = items && node.isOpen && !items.isOpen ? { ...items, isOpen: true } : items;
    if (each !== undefined) {
      for (const [segment, item] of value.entries()) lookAt({ above: place, segment }, item, each, look);
    }
  } else if (isMap(value)) lookAtFields(place, value, node, look);
  if (node.isConditional) lookAtConditions(place, value, node, look);
}

/**
 * What the schema of a CustomResourceDefinition does not allow in a value: types, choices, bounds, patterns,
 * required and unknown fields, items that are there twice, alternatives. Rules in CEL are looked at elsewhere.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function faultsOfValue(value: Found, node: SchemaNode): readonly ValueFault[] {
  const look: Look = { left: mostValues, isCondition: false, faults: [] };
  lookAt(undefined, value, node, look);
  return look.faults;
}
