import { describe, expect, it } from "vitest";
import { strip } from "./strip.ts";

describe("strip", () => {
  it("keeps what validates, and drops what describes, in a fixed order", () => {
    const schema = {
      type: "object",
      description: "a",
      properties: { a: { pattern: "b", example: 1, type: "string" } },
    };
    expect(JSON.stringify(strip(schema))).toBe(
      '{"properties":{"a":{"pattern":"b","type":"string"}},"type":"object"}',
    );
  });

  it("keeps fields that are called as what is dropped", () => {
    const properties = { description: { type: "string" }, title: { type: "string" } };
    expect(strip({ properties })).toEqual({ properties });
  });

  it("looks into lists, maps and alternatives", () => {
    const [one, bare] = [{ type: "string", title: "a" }, { type: "string" }];
    expect(strip({ items: one, additionalProperties: one, anyOf: [one], not: one })).toEqual({
      items: bare,
      additionalProperties: bare,
      anyOf: [bare],
      not: bare,
    });
  });

  it("leaves the status open, and what every object has to others", () => {
    const text = { type: "string" };
    const properties = {
      apiVersion: text,
      kind: text,
      spec: text,
      status: { type: "object", required: ["a"] },
    };
    expect(strip({ properties })).toEqual({
      properties: { spec: text, status: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
    });
  });
});
