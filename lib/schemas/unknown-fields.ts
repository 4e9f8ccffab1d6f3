import type { Value } from "#lib/render/resource.ts";
import { fieldPath, type PathSegment } from "./field-path.ts";
import { resolve, type Schema } from "./schema.ts";

function isFields(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schema of a field; nothing when the field is unknown. */
function fieldSchema(schema: Schema, name: string): Schema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, name))
    return schema.properties[name];
  const { additionalProperties } = schema;
  if (additionalProperties === false) return undefined;
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

/** Whether a schema is meant for values with fields or items, where this value has some. */
function canHold({ type }: Schema, value: Value): boolean {
  if (type === undefined) return true;
  const kind = Array.isArray(value) ? "array" : "object";
  return typeof type === "string" ? type === kind : type.includes(kind);
}

/** One look at an object: where it has come to, and what it has found so far. */
class Look {
  readonly #root: Schema;
  readonly #path: PathSegment[] = [];
  unknown: string[] = [];

  constructor(root: Schema) {
    this.#root = root;
  }

  at(schema: Schema, value: Value): void {
    if (typeof value !== "object" || value === null) return;
    if (schema.anyOf !== undefined) {
      this.#atBest(schema.anyOf, value);
      return;
    }
    const choice = resolve(schema, this.#root);
    if (canHold(choice, value)) this.#inside(choice, value);
  }

  /** Of several schemas, the one that knows the most counts. */
  #atBest(choices: readonly Schema[], value: Value): void {
    const before = this.unknown;
    const [first, ...others] = choices
      .map((choice) => resolve(choice, this.#root))
      .filter((choice) => canHold(choice, value))
      .map((choice) => {
        this.unknown = [];
        this.#inside(choice, value);
        return this.unknown;
      });
    const fewest = others.reduce((best, next) => (next.length < best.length ? next : best), first ?? []);
    this.unknown = [...before, ...fewest];
  }

  #inside(schema: Schema, value: Value): void {
    if (Array.isArray(value)) {
      const { items } = schema;
      if (items === undefined) return;
      for (let index = 0; index < value.length; index++) {
        this.#path.push(index);
        this.at(items, value[index]);
        this.#path.pop();
      }
    } else if (isFields(value)) {
      for (const name of Object.keys(value)) {
        this.#path.push(name);
        const field = fieldSchema(schema, name);
        if (field === undefined) this.unknown.push(fieldPath(this.#path));
        else this.at(field, value[name] ?? null);
        this.#path.pop();
      }
    }
  }
}

/**
 * Fields of an object that its schema does not know, as paths: `spec.template.spec.containers[0].foo`. The
 * API server drops such fields in silence or refuses them. What is below an unknown field is not listed.
 */
export function unknownFields(schema: Schema, object: Value): readonly string[] {
  const look = new Look(schema);
  look.at(schema, object);
  return look.unknown;
}
