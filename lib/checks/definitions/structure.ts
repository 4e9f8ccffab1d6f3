import { type Found, isList, isMap, isTrueAt, listAt, mapAt, textAt, valueAt } from "../graph/fields.ts";
import { setFieldsOf } from "../graph/set-fields.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { faultsOfNode, isUnset, ofDefault, ofUnsupported, types, unsupported } from "./node-faults.ts";
import { isNumberOrText } from "./schema-node.ts";

/** Schemas below this depth are not looked at. */
const deepest = 60;

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
function eachCondition(
  place: Place,
  schema: Found,
  visit: (place: Place, one: Found, isAlternative: boolean) => void,
): void {
  for (const field of conditions) {
    const list = listAt(schema, field);
    const areAlternatives = field === "anyOf" && isNumberOrText(list);
    for (const [i, one] of list.entries()) visit({ up: place, step: `${field}[${i}]` }, one, areAlternatives);
  }
  const not = valueAt(schema, "not");
  if (isMap(not)) visit({ up: place, step: "not" }, not, false);
}

/**
 * What is wrong with a condition: it may bound what the schema around it describes, and describe nothing itself.
 *
 * @param mayHaveType in `anyOf: [{type: integer}, {type: string}]`, by which a number or a text is written
 * @param isChoice whether what it bounds is a number or a text
 */
function ofCondition(
  place: Place,
  schema: Found,
  mayHaveType: boolean,
  isChoice: boolean,
  depth: number,
  faults: Fault[],
): void {
  if (depth > deepest || !isMap(schema)) return;
  faults.push(...ofUnsupported(pathOf(place), schema));
  for (const field of setFieldsOf(schema)) {
    if (!structural.includes(field) || isUnset(schema[field])) continue;
    if (field === "type" && mayHaveType) continue;
    const message = `${pathOf(place)} has ${field}, which a condition cannot say`;
    faults.push({ message, fix: "say it outside of the condition" });
  }
  eachPart(place, schema, (inside, part) => ofCondition(inside, part, false, false, depth + 1, faults));
  eachCondition(place, schema, (inside, one, isAlternative) =>
    ofCondition(inside, one, isChoice && isAlternative, isChoice, depth + 1, faults),
  );
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
    faults.push(...faultsOfNode(pathOf(place), schema));
    const isChoice = isTrueAt(schema, "x-kubernetes-int-or-string");
    eachCondition(place, schema, (inside, one, isAlternative) =>
      ofCondition(inside, one, isChoice && isAlternative, isChoice, depth + 1, faults),
    );
  }
  if (names.includes("default")) faults.push(...ofDefault(pathOf(place), schema));
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
