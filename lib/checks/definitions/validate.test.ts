import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fields, Value } from "#lib/render/resource.ts";
import { isMap } from "../graph/fields.ts";
import { brokenRules } from "./broken-rules.ts";
import { withDefaults } from "./defaults.ts";
import { schemaNode } from "./schema-node.ts";
import { isSound } from "./sound.ts";
import { faultsOfValue } from "./validate.ts";

function messages(schema: Fields, value: Value): string[] {
  const node = schemaNode(schema);
  if (node === undefined) return [];
  const whole = withDefaults(value, node);
  if (isSound(value, node)) expect(faultsOfValue(whole, node)).toEqual([]);
  return [...faultsOfValue(whole, node), ...brokenRules(whole, node)].map(({ message }) => message);
}

const field = (schema: Value): Fields => ({ type: "object", properties: { a: schema } });

describe("the value of a field", () => {
  // What a server of Kubernetes 1.36 says of each.
  it.each<[Value, Value]>([
    [{ type: "integer", minimum: 1, maximum: 5 }, 5],
    [{ type: "integer", format: "int32" }, -5],
    [{ type: "number", multipleOf: 0.5 }, 1.5],
    [{ type: "string", maxLength: 3 }, "😀😀😀"],
    [{ type: "string", format: "duration" }, "1d"],
    [{ type: "string", format: "ipv4" }, "01.2.3.4"],
    [{ type: "string", format: "binary" }, "%"],
    [{ type: "string", pattern: "^(?i)abort$" }, "Abort"],
    [{ type: "string", pattern: "(" }, "a pattern that nobody can read"],
    [{ type: "string", enum: ["a"] }, null],
    [{ type: "object", additionalProperties: { type: "string" } }, { b: null }],
    [{ type: "object", required: ["b"], properties: { b: { type: "string", default: "c" } } }, { b: null }],
    [{ "x-kubernetes-int-or-string": true, pattern: "^\\d+%$" }, 5],
    [{ "x-kubernetes-preserve-unknown-fields": true }, [{ b: null }]],
    [{ type: "object", not: { required: ["b"] }, properties: { b: { type: "string" } } }, { b: null }],
  ])("passes %j as %j", (schema, value) => {
    expect(messages(field(schema), { a: value })).toEqual([]);
  });

  it.each<[Value, Value, string]>([
    [{ type: "number", minimum: 1, exclusiveMinimum: true }, 1, "a is 1"],
    [{ type: "number", maximum: 1, exclusiveMaximum: true }, 1, "a is 1"],
    [{ type: "number", multipleOf: 0.5 }, 0.75, "a is 0.75"],
    [{ type: "integer", format: "int32" }, 3e9, "a is 3000000000, which is no int32"],
    [{ type: "string", minLength: 1 }, "", "a has 0 characters"],
    [{ type: "string", nullable: true, enum: ["b"] }, "", 'a is "", which is none of b'],
    [{ type: "string", format: "byte" }, "YQ", 'a is "YQ", which is no byte'],
    [{ type: "string", format: "date" }, "2024-02-30", 'a is "2024-02-30", which is no date'],
    [{ type: "array", items: { type: "string" } }, [null], "a[0] is null, but has to be of the type string"],
    [{ type: "array", minItems: 1, items: {} }, [], "a has 0 items"],
    [
      { type: "object", minProperties: 1, additionalProperties: { type: "string" } },
      { b: null },
      "a has 0 fields",
    ],
    [
      { type: "object", anyOf: [{ required: ["b"] }, { required: ["c"] }] },
      {},
      "a is none of what its definition allows",
    ],
    [{ type: "string", allOf: [{ maxLength: 1 }] }, "bb", "a has 2 characters"],
    [{ type: "string", enum: ["b", [{ c: 1 }]] }, "x", 'a is "x", which is none of b and a list'],
    [{ type: "string", not: { enum: ["b"] } }, "b", "a is what its definition rules out"],
    [{ type: "object", "x-kubernetes-embedded-resource": true }, { kind: "A" }, "a.apiVersion is missing"],
  ])("does not pass %j as %j", (schema, value, message) => {
    expect(messages(field(schema), { a: value })).toEqual([message]);
  });

  it("takes no time over patterns and alternatives that are made to take long", () => {
    const pattern = { type: "string", pattern: "^(a+)+$" };
    expect(messages(field(pattern), { a: `${"a".repeat(50_000)}b` })).toHaveLength(1);
    let nested: Value = { type: "string" };
    for (let depth = 0; depth < 40; depth++) nested = { anyOf: [nested, nested] };
    expect(messages(field(nested), { a: 1 }).length).toBeLessThan(2);
    const rule = "self.all(a, self.all(b, self.all(c, self.all(d, a + b + c + d == 'x'))))";
    const list = { type: "array", items: { type: "string" }, "x-kubernetes-validations": [{ rule }] };
    expect(messages(field(list), { a: Array.from({ length: 2000 }, String) })).toEqual([]);
  });

  it("throws for no schema and no value", () => {
    const words = "type properties items anyOf not required enum pattern default nullable format maxLength";
    const keys = [...words.split(" "), "x-kubernetes-validations", "x-kubernetes-list-type", "a", "rule"];
    const leaf = fc.constantFrom<Value>(
      "object",
      "array",
      "string",
      "integer",
      "(",
      "self.a",
      "map",
      1,
      -1,
      null,
      true,
    );
    const { tree } = fc.letrec<{ tree: Value }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (schema, value) => {
        if (isMap(schema)) messages(schema, value);
      }),
    );
  });
});
