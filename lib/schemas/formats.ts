import type { Value } from "#lib/render/resource.ts";
import { mapValues, type Schema } from "./schema.ts";
import type { Validator } from "./validator.ts";

/** A text of no format. */
const formless = "\u0000";

/** Stands for all names where a field may have any. */
const anyName = "any";

/** A value with all fields of a schema and texts of no format. Nothing for what refers to a type that contains itself. */
function probeOf({ type = [], const: only, enum: choices, ...schema }: Schema): Value | undefined {
  const [choice] = schema.anyOf ?? [];
  if (choice !== undefined) return probeOf(choice);
  if (schema.items !== undefined) return [probeOf(schema.items) ?? null];
  const types = [type].flat();
  if (types.includes("object")) {
    const { properties, additionalProperties: others } = schema;
    const fields = { ...properties, ...(typeof others === "object" && { [anyName]: others }) };
    const probes = Object.entries(fields).map(([name, field]) => [name, probeOf(field)] as const);
    return Object.fromEntries(
      probes.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  }
  if (types.includes("string")) return only ?? choices?.[0] ?? formless;
  if (types.includes("number")) return 1;
  return types.includes("boolean") ? true : undefined;
}

/**
 * Writes into the schema of a type which of its texts have a format, such as times and quantities: TypeScript does not
 * say it, but the validator of the type refuses others.
 */
export function withFormats(schema: Schema, validate: Validator): Schema {
  const errors = validate(probeOf(schema) ?? {}).filter(({ format }) => format !== undefined);
  const formats = new Map(errors.map(({ path, format }) => [path.join("/"), format]));
  const marked = (part: Schema, place: readonly string[]): Schema => {
    const { properties, items, additionalProperties: others, anyOf } = part;
    const format = formats.get(place.join("/"));
    return {
      ...part,
      ...(format && { format }),
      ...(properties && {
        properties: mapValues(properties, (field, name) => marked(field, [...place, name])),
      }),
      ...(items && { items: marked(items, [...place, "0"]) }),
      ...(typeof others === "object" && { additionalProperties: marked(others, [...place, anyName]) }),
      ...(anyOf && { anyOf: anyOf.map((choice) => marked(choice, place)) }),
    };
  };
  return marked(schema, []);
}
