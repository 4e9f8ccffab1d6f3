import { fieldPath, type PathSegment } from "#lib/schemas/field-path.ts";
import {
  type Found,
  isList,
  isMap,
  isTrueAt,
  listAt,
  mapAt,
  numberAt,
  textAt,
  textsAt,
} from "../graph/fields.ts";
import { nearest } from "../nearest.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";

type Path = readonly PathSegment[];

const preserve = "x-kubernetes-preserve-unknown-fields";

const isOfType: Readonly<Record<string, (value: Found) => boolean>> = {
  array: isList,
  boolean: (value) => typeof value === "boolean",
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === "number",
  object: isMap,
  string: (value) => typeof value === "string",
};

function* ofScalar(path: Path, value: Found, schema: Found): Generator<Fault> {
  const what = fieldPath(path);
  const choices = listAt(schema, "enum");
  if (choices.length > 0 && !choices.includes(value ?? null)) {
    const near = nearest(String(value), textsAt(schema, "enum"));
    const message = `${what} is ${JSON.stringify(value)}, which is none of ${enumerate(choices.map(String))}`;
    yield { message, fix: near === undefined ? "write one of them" : `write ${near}` };
  }
  if (typeof value !== "number") return;
  const [least, most] = [numberAt(schema, "minimum"), numberAt(schema, "maximum")];
  if (least !== undefined && value < least)
    yield { message: `${what} is ${value}`, fix: `write ${least} or more` };
  if (most !== undefined && value > most)
    yield { message: `${what} is ${value}`, fix: `write ${most} or less` };
}

function* ofFields(path: Path, value: Found, schema: Found): Generator<Fault> {
  const [fields, known] = [mapAt(value), mapAt(schema, "properties")];
  for (const name of textsAt(schema, "required")) {
    // What has a default is filled in.
    if (Object.hasOwn(fields, name) || Object.hasOwn(mapAt(known[name]), "default")) continue;
    yield {
      message: `${fieldPath([...path, name])} is missing`,
      fix: "write it: its definition requires it",
    };
  }
  const { additionalProperties: others } = mapAt(schema);
  const isOpen = isTrueAt(schema, preserve) || others === true;
  for (const [name, child] of Object.entries(fields)) {
    const own = Object.hasOwn(known, name) ? known[name] : isMap(others) ? others : undefined;
    if (own !== undefined) yield* faultsOfValue([...path, name], child, own);
    else if (!isOpen) {
      const near = nearest(name, Object.keys(known));
      const message = `${fieldPath([...path, name])} is no field of its definition`;
      yield { message, fix: near === undefined ? "remove it, or correct its place" : `write ${near}` };
    }
  }
}

/**
 * What the schema of a CustomResourceDefinition does not allow in a value: types, choices, bounds, required and
 * unknown fields. Patterns and rules in CEL are not looked at.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function* faultsOfValue(path: Path, value: Found, schema: Found): Generator<Fault> {
  // A null is dropped, or filled in, or refused, as its field has it.
  if (value === null || value === undefined || isTrueAt(schema, "x-kubernetes-int-or-string")) return;
  const type = textAt(schema, "type");
  if (type === undefined || !Object.hasOwn(isOfType, type)) return;
  if (isOfType[type]?.(value) !== true) {
    const is = isList(value) ? "a list" : isMap(value) ? "a map" : JSON.stringify(value);
    yield { message: `${fieldPath(path)} is ${is}, but has to be of the type ${type}`, fix: `write ${type}` };
    return;
  }
  yield* ofScalar(path, value, schema);
  if (isList(value)) {
    // What a list keeps, its items keep.
    const kept = isTrueAt(schema, preserve) ? { [preserve]: true } : {};
    const items = { ...mapAt(schema, "items"), ...kept };
    for (const [i, item] of value.entries()) yield* faultsOfValue([...path, i], item, items);
  } else if (isMap(value) && !isTrueAt(schema, "x-kubernetes-embedded-resource")) {
    const isDescribed = ["properties", "additionalProperties"].some((name) =>
      Object.hasOwn(mapAt(schema), name),
    );
    if (isDescribed || type === "object") yield* ofFields(path, value, schema);
  }
}
