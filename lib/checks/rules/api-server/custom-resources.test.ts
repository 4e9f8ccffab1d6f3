import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const spec = {
  type: "object",
  required: ["size", "mode"],
  properties: {
    size: { type: "integer", minimum: 1 },
    mode: { type: "string", enum: ["fast", "slow"], default: "slow" },
    port: { "x-kubernetes-int-or-string": true },
    labels: { type: "object", additionalProperties: { type: "string" } },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    kept: { type: "array", items: { type: "object" }, "x-kubernetes-preserve-unknown-fields": true },
    list: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
  },
};
const schema = { openAPIV3Schema: { type: "object", properties: { spec } } };
const definition = object("apiextensions.k8s.io/v1 CustomResourceDefinition", "widgets.example.com", {
  spec: {
    group: "example.com",
    names: { plural: "widgets", kind: "Widget" },
    scope: "Namespaced",
    versions: [{ name: "v1", served: true, storage: true, schema }],
  },
});
const widget = (fields: Readonly<Record<string, Value>>) =>
  object("example.com/v1 Widget", "web", { spec: fields });

describe("custom resources", () => {
  it("pass as their definition has them", () => {
    const whole = {
      size: 1,
      port: "http",
      labels: { a: "b" },
      free: { any: [1] },
      list: [{ name: "a" }],
      kept: [{ a: 1 }],
    };
    expect(findingsOf("custom-resources", [definition, widget(whole)])).toEqual([]);
  });

  it("pass where their definition is not in the tree, or is there twice", () => {
    const broken = widget({ size: "large" });
    expect(findingsOf("custom-resources", [broken])).toEqual([]);
    expect(findingsOf("custom-resources", [definition, definition, broken])).toEqual([]);
  });

  it.each<[Readonly<Record<string, Value>>, string, string]>([
    [{ mode: "fast" }, "spec.size is missing", "write it: its definition requires it"],
    [{ size: "large" }, 'spec.size is "large", but has to be of the type integer', "write integer"],
    [{ size: 0 }, "spec.size is 0", "write 1 or more"],
    [{ size: 1, mode: "fsat" }, 'spec.mode is "fsat", which is none of fast and slow', "write fast"],
    [{ size: 1, lables: {} }, "spec.lables is no field of its definition", "write labels"],
    [
      { size: 1, list: [{ name: 3 }] },
      "spec.list[0].name is 3, but has to be of the type string",
      "write string",
    ],
  ])("are refused as %j", (fields, message, fix) => {
    const one = widget(fields);
    expect(findingsOf("custom-resources", [definition, one])).toEqual([
      at("custom-resources", one, message, fix),
    ]);
  });
});
