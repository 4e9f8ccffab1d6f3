import { describe, expect, it } from "vitest";
import { adaptToApiServer } from "./adapt.ts";
import type { Schema } from "./schema.ts";

const text: Schema = { type: "string" };

function propertiesOf(properties: Record<string, Schema>, builtin: boolean): Schema["properties"] {
  const schema: Schema = { type: "object", properties, required: ["kind"], additionalProperties: false };
  return adaptToApiServer(schema, { builtin }).properties;
}

describe("adaptToApiServer", () => {
  it("lets optional fields of builtin kinds be null", () => {
    expect(propertiesOf({ size: { type: ["number", "string"] } }, true)).toEqual({
      size: { type: ["number", "string", "null"] },
    });
    expect(propertiesOf({ type: { type: "string", enum: ["A"] } }, true)).toEqual({
      type: { type: ["string", "null"], enum: ["A", null] },
    });
  });

  it("lets items and map values of builtin kinds be null", () => {
    const list: Schema = { type: "array", items: text };
    const map: Schema = { type: "object", additionalProperties: text };
    expect(propertiesOf({ list, map }, true)).toEqual({
      list: { type: ["array", "null"], items: { type: ["string", "null"] } },
      map: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
    });
  });

  it("lets a field that refers to its own type be null", () => {
    expect(propertiesOf({ not: { $ref: "#/definitions/Props" } }, true)).toEqual({
      not: { anyOf: [{ $ref: "#/definitions/Props" }, { type: "null" }] },
    });
  });

  it("keeps null from required fields", () => {
    expect(propertiesOf({ kind: text }, true)).toEqual({ kind: text });
  });

  it("keeps null from fields of custom resources", () => {
    expect(propertiesOf({ name: text }, false)).toEqual({ name: text });
  });

  it("lets fields of metadata be null in custom resources too", () => {
    const metadata: Schema = { type: "object", properties: { labels: text }, additionalProperties: false };
    expect(propertiesOf({ metadata }, false)?.metadata?.properties).toEqual({
      labels: { type: ["string", "null"] },
    });
  });

  it("lets a type without members hold any value", () => {
    expect(propertiesOf({ valuesObject: { type: "object", additionalProperties: false } }, false)).toEqual({
      valuesObject: {},
    });
  });

  it("requires metadata", () => {
    const schema: Schema = {
      type: "object",
      properties: {},
      required: ["kind"],
      additionalProperties: false,
    };
    expect(adaptToApiServer(schema, { builtin: true }).required).toEqual(["kind", "metadata"]);
  });
});
