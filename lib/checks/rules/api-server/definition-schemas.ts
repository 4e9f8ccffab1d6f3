import { stableOf } from "../../fields/subjects.ts";
import { type Found, isMap, isTrueAt, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

const types = ["array", "boolean", "integer", "number", "object", "string"];

/** Schemas below this depth are not looked at. */
const deepest = 60;

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

function* ofSchema(path: string, schema: Found, depth: number): Generator<Fault> {
  if (depth > deepest) return;
  yield* ofType(path, schema);
  for (const [name, child] of Object.entries(mapAt(schema, "properties"))) {
    yield* ofSchema(`${path}.properties.${name}`, child, depth + 1);
  }
  const [items, values] = [valueAt(schema, "items"), valueAt(schema, "additionalProperties")];
  if (isMap(items)) yield* ofSchema(`${path}.items`, items, depth + 1);
  else if (textAt(schema, "type") === "array") {
    yield { message: `${path} is a list of nothing`, fix: "write the schema of its items" };
  }
  if (isMap(values)) yield* ofSchema(`${path}.additionalProperties`, values, depth + 1);
}

/** Schemas of CustomResourceDefinitions give every field a type. */
export const definitionSchemas: Rule = {
  number: 171,
  name: "definition-schemas",
  reason:
    "The API server refuses a definition without a schema, and one that leaves the type of a field open.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema",
  *check(graph) {
    for (const at of stableOf(graph, kinds.customResourceDefinition)) {
      for (const [i, version] of listAt(at.object, "spec", "versions").entries()) {
        const place = `spec.versions[${i}].schema.openAPIV3Schema`;
        const schema = valueAt(version, "schema", "openAPIV3Schema");
        if (!isMap(schema)) yield { at, message: `${place} is missing`, fix: "write the schema" };
        else for (const fault of ofSchema(place, schema, 0)) yield { at, ...fault };
        const type = textAt(schema, "type");
        if (type === undefined || type === "object" || !types.includes(type)) continue;
        yield { at, message: `${place} is of the type ${type}`, fix: "write object" };
      }
    }
  },
};
