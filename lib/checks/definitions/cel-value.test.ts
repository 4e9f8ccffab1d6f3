import { describe, expect, it } from "vitest";
import type { Fields, Value } from "#lib/render/resource.ts";
import { celNames, celValue } from "./cel-value.ts";
import { rootNode, schemaNode } from "./schema-node.ts";

function convertedAs(schema: Fields, value: Value) {
  const node = schemaNode(schema);
  return node && celValue(value, node).value;
}

describe("celValue", () => {
  it("makes whole numbers of integers, and others of numbers", () => {
    expect(convertedAs({ type: "integer" }, 1)).toBe(1n);
    expect(convertedAs({ type: "number" }, 1)).toBe(1);
    expect(convertedAs({ "x-kubernetes-int-or-string": true }, 1)).toBe(1n);
    expect(convertedAs({ type: "string", format: "date-time" }, "2026-11-22T10:00:00Z")).toEqual(
      new Date("2026-11-22T10:00:00Z"),
    );
  });

  it("shows the fields that the schema has, by names that expressions can call", () => {
    const schema = { properties: { namespace: { type: "string" }, "a-b": { type: "string" } } };
    expect(convertedAs(schema, { namespace: "a", "a-b": "b", other: 1 })).toEqual(
      new Map([
        ["__namespace__", "a"],
        ["namespace", "a"],
        ["a__dash__b", "b"],
      ]),
    );
  });

  it("leaves the keys of maps as they are", () => {
    const schema = { additionalProperties: { type: "boolean" } };
    expect(convertedAs(schema, { "a-b": true })).toEqual(new Map([["a-b", true]]));
  });

  it("shows the name of an object, and nothing else of its metadata", () => {
    const node = rootNode({ type: "object", properties: { metadata: { type: "object" } } });
    const object = { apiVersion: "a/v1", kind: "B", metadata: { name: "c", labels: {} } };
    expect(node && celValue(object, node).value).toEqual(
      new Map<string, unknown>([
        ["apiVersion", "a/v1"],
        ["kind", "B"],
        ["metadata", new Map([["name", "c"]])],
      ]),
    );
  });
});

describe("celNames", () => {
  it.each([
    ["a", ["a"]],
    ["in", ["__in__"]],
    ["namespace", ["__namespace__", "namespace"]],
    ["a.b/c-d", ["a__dot__b__slash__c__dash__d"]],
    ["a__b", ["a__underscores__b"]],
    ["1a", []],
    ["a b", []],
  ])("calls %s %j", (name, called) => {
    expect(celNames(name)).toEqual(called);
  });
});
