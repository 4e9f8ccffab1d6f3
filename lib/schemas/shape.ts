import type { Fields, Value } from "#lib/render/resource.ts";
import { resolve, type Schema } from "./schema.ts";

/** Numbers beyond these may be too large for their field. */
const largest = 2 ** 31 - 1;

const usualQuantity = /^\d+(\.\d+)?(m|[kMGT]i?)?$/;

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The schema of a kind of Kubernetes itself, made ready to be held against thousands of objects. What it allows beyond
 * doubt is right: only of the rest it has to be found out what is wrong, which takes much longer. In doubt is what
 * schemas of types say less of than validators: null, numbers that may be too large, texts of a format, and any value.
 */
export class Shape {
  readonly #schema: Schema;
  readonly #root: Schema;
  readonly #types: readonly string[];
  readonly #isAny: boolean;
  readonly #choices: readonly unknown[] | undefined;
  /** Any text is allowed. */
  readonly #isPlain: boolean;
  readonly #required: readonly string[];
  readonly #fields = new Map<string, Shape>();
  #values: Shape | undefined;
  #items: Shape | undefined;

  constructor(schema: Schema, root = schema) {
    const choices = schema.anyOf?.filter(({ type }) => type !== "null") ?? [schema];
    const [one, ...others] = choices;
    // Without null, no schema of Kubernetes has alternatives.
    this.#schema = one === undefined || others.length > 0 ? { type: [] } : resolve(one, root);
    this.#root = root;
    this.#types = [this.#schema.type ?? []].flat();
    this.#isAny = Object.keys(this.#schema).length === 0;
    this.#choices = this.#schema.const === undefined ? this.#schema.enum : [this.#schema.const];
    this.#isPlain = this.#types.includes("string") && !this.#choices && !this.#schema.format;
    this.#required = this.#schema.required ?? [];
  }

  /** Whether it allows a value beyond doubt, and knows all of its fields. */
  allows(value: Value): boolean {
    if (typeof value === "string") return this.#allowsText(value);
    if (isFields(value)) return this.#isAny || (this.#types.includes("object") && this.#allowsFields(value));
    if (Array.isArray(value)) return this.#types.includes("array") && this.#allowsItems(value);
    const isDoubtful = typeof value === "number" && !(Number.isInteger(value) && Math.abs(value) <= largest);
    return value !== null && !isDoubtful && this.#choices === undefined && this.#types.includes(typeof value);
  }

  #allowsText(text: string): boolean {
    if (this.#isPlain) return true;
    const { format } = this.#schema;
    if (!this.#types.includes("string") || this.#choices?.includes(text) === false) return false;
    return format === undefined || (format === "quantity" && usualQuantity.test(text));
  }

  #allowsItems(list: readonly Value[]): boolean {
    const { items } = this.#schema;
    if (items === undefined) return false;
    this.#items ??= new Shape(items, this.#root);
    for (const item of list) if (!this.#items.allows(item)) return false;
    return true;
  }

  #allowsFields(fields: Fields): boolean {
    for (const name of this.#required) if (!Object.hasOwn(fields, name)) return false;
    for (const name in fields) {
      const value = fields[name] ?? null;
      const field = this.#fields.get(name) ?? this.#fieldOf(name);
      // Most values are texts of which no more is asked.
      if (field === undefined) return false;
      if (!(field.#isPlain && typeof value === "string") && !field.allows(value)) return false;
    }
    return true;
  }

  #fieldOf(name: string): Shape | undefined {
    const { properties, additionalProperties } = this.#schema;
    if (properties !== undefined && Object.hasOwn(properties, name)) {
      const field = new Shape(properties[name] ?? {}, this.#root);
      this.#fields.set(name, field);
      return field;
    }
    if (typeof additionalProperties === "object") {
      this.#values ??= new Shape(additionalProperties, this.#root);
    }
    return this.#values;
  }
}
