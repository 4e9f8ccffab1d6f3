import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const definition = (openAPIV3Schema: Value) =>
  object("apiextensions.k8s.io/v1 CustomResourceDefinition", "widgets.example.com", {
    spec: { group: "example.com", versions: [{ name: "v1", storage: true, schema: { openAPIV3Schema } }] },
  });

describe("schemas of definitions", () => {
  it("pass with a type for every field", () => {
    expect(
      findingsOf("definition-schemas", [
        definition({
          type: "object",
          properties: {
            port: { "x-kubernetes-int-or-string": true },
            list: { type: "array", items: { type: "string" } },
          },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      definition({}),
      "spec.versions[0].schema.openAPIV3Schema has no type",
      "write one of array, boolean, integer, number, object, string",
    ],
    [
      definition({ type: "array", items: { type: "string" } }),
      "spec.versions[0].schema.openAPIV3Schema is of the type array",
      "write object",
    ],
    [
      definition({ type: "object", properties: { size: {} } }),
      "spec.versions[0].schema.openAPIV3Schema.properties.size has no type",
      "write one of array, boolean, integer, number, object, string",
    ],
    [
      definition({ type: "object", properties: { size: { type: "int" } } }),
      'spec.versions[0].schema.openAPIV3Schema.properties.size is of the type "int"',
      "write one of array, boolean, integer, number, object, string",
    ],
    [
      definition({ type: "object", properties: { list: { type: "array" } } }),
      "spec.versions[0].schema.openAPIV3Schema.properties.list is a list of nothing",
      "write the schema of its items",
    ],
    [
      definition({ type: "object", additionalProperties: {} }),
      "spec.versions[0].schema.openAPIV3Schema.additionalProperties has no type",
      "write one of array, boolean, integer, number, object, string",
    ],
    [
      definition({ type: "object", "x-kubernetes-preserve-unknown-fields": false }),
      "spec.versions[0].schema.openAPIV3Schema has x-kubernetes-preserve-unknown-fields: false",
      "write true, or remove it",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("definition-schemas", [one])).toEqual([at("definition-schemas", one, message, fix)]);
  });
});
