import { describe, expect, it } from "vitest";
import type { Schema } from "./schema.ts";
import { unknownFields } from "./unknown-fields.ts";

const text: Schema = { type: "string" };
const closed = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties,
  additionalProperties: false,
});

describe("unknownFields", () => {
  it("names a field by its path through maps and lists", () => {
    const schema = closed({
      spec: closed({ containers: { type: "array", items: closed({ image: text }) } }),
    });
    expect(unknownFields(schema, { spec: { containers: [{ image: "a" }, { imag: "b" }] } })).toEqual([
      "spec.containers[1].imag",
    ]);
  });

  it("quotes names that are no plain names", () => {
    const schema = closed({ labels: { type: "object", additionalProperties: closed({}) } });
    expect(unknownFields(schema, { labels: { "a.io/b": { c: 1 } } })).toEqual(['labels["a.io/b"].c']);
  });

  it("names an unknown field once, not what is below it", () => {
    expect(unknownFields(closed({}), { a: { b: { c: 1 } } })).toEqual(["a"]);
  });

  it("finds fields whose names every object inherits", () => {
    expect(unknownFields(closed({}), { constructor: 1, toString: 2 })).toEqual(["constructor", "toString"]);
  });

  it("accepts any field where the schema is open", () => {
    expect(unknownFields(closed({ values: {} }), { values: { a: [{ b: null }] } })).toEqual([]);
  });

  it("accepts null", () => {
    expect(unknownFields(closed({ a: closed({}) }), { a: null })).toEqual([]);
  });

  it("follows a type that contains itself", () => {
    const props = closed({ not: { anyOf: [{ $ref: "#/definitions/Props" }, { type: "null" }] } });
    const schema: Schema = { ...closed({ props }), definitions: { Props: props } };
    expect(unknownFields(schema, { props: { not: { not: { nto: {} } } } })).toEqual(["props.not.not.nto"]);
  });

  it("takes the choice that knows most", () => {
    const schema = closed({ a: { anyOf: [closed({ b: text }), closed({ b: text, c: text })] } });
    expect(unknownFields(schema, { a: { b: "", c: "", d: "" } })).toEqual(["a.d"]);
  });
});
