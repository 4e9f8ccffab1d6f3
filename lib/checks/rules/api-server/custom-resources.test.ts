import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { check } from "../../check.ts";
import { loadSchemas } from "../../schema-source.ts";
import { at, findingsOf, object, type TreeOptions, treeOf } from "../../tree.fixture.ts";

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
    name: { type: "string", pattern: "^[a-z]+$", maxLength: 5, nullable: true },
    from: { type: "string", format: "date-time" },
    owner: {
      type: "object",
      oneOf: [{ required: ["user"] }, { required: ["team"] }],
      properties: { user: { type: "string" }, team: { type: "string" } },
    },
    range: {
      type: "object",
      properties: { low: { type: "integer", default: 1 }, high: { type: "integer" } },
      "x-kubernetes-validations": [
        { rule: "self.low < self.high", message: "low has to be below high." },
        { rule: "!has(oldSelf.low) || self.low == oldSelf.low" },
      ],
    },
    zones: { type: "array", maxItems: 2, items: { type: "string" }, "x-kubernetes-list-type": "set" },
    ports: {
      type: "array",
      items: {
        type: "object",
        properties: { port: { type: "integer" }, protocol: { type: "string", default: "TCP" } },
      },
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["port", "protocol"],
    },
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
      name: null,
      from: "2026-11-22T10:00:00Z",
      owner: { team: "web" },
      range: { high: 2 },
      zones: ["a", "b"],
      ports: [{ port: 53 }, { port: 53, protocol: "UDP" }],
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
    [{ size: 1, port: 1.5 }, "spec.port is 1.5, but has to be a whole number or a text", "write one of them"],
    [
      { size: 1, name: "Web" },
      'spec.name is "Web", which does not match ^[a-z]+$',
      "write it as its definition has it",
    ],
    [{ size: 1, name: "abcdef" }, "spec.name has 6 characters", "leave 5 or fewer"],
    [{ size: 1, from: "today" }, 'spec.from is "today", which is no date-time', "write it as date-time"],
    [
      { size: 1, owner: {} },
      "spec.owner is none of what its definition allows one of",
      "write one of user and team",
    ],
    [
      { size: 1, owner: { user: "a", team: "b" } },
      "spec.owner is 2 of what its definition allows one of",
      "write one of user and team",
    ],
    [
      { size: 1, range: { high: 1 } },
      "spec.range breaks a rule of its definition: low has to be below high",
      "correct it as the rule says",
    ],
    [
      { size: 1, range: {} },
      "spec.range breaks a rule of its definition: self.low < self.high fails: No such key: high",
      "correct it as the rule says",
    ],
    [{ size: 1, zones: ["a", "b", "c"] }, "spec.zones has 3 items", "leave 2 or fewer"],
    [{ size: 1, zones: ["a", "a"] }, 'spec.zones has "a" twice', "leave one of them"],
    [
      { size: 1, ports: [{ port: 53 }, { port: 53, protocol: "TCP" }] },
      'spec.ports has the item with port 53 and protocol "TCP" twice',
      "leave one of them",
    ],
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

  it("are refused for their metadata as well", () => {
    const labelled = { ...widget({ size: 1 }), metadata: { name: "web", lables: {}, labels: { size: 1 } } };
    expect(findingsOf("custom-resources", [definition, labelled]).map(({ message }) => message)).toEqual([
      "metadata.labels.size is 1, but has to be of the type string",
      "metadata.lables is no field of its definition",
    ]);
  });
});

describe("custom resources without a definition in the tree", () => {
  const role = { aws: { service: "SecretsManager", region: "eu-central-1" } };
  const store = (spec: Value) => object("external-secrets.io/v1 SecretStore", "web", { spec });

  async function findings(objects: readonly KubernetesObject[], options: TreeOptions = {}) {
    const { findings } = check(treeOf(objects, options), await loadSchemas(objects));
    return findings.filter(({ rule }) => rule === "custom-resources");
  }

  it("pass as upstream's definition has them", async () => {
    expect(await findings([store({ provider: role })])).toEqual([]);
  });

  it("are refused as upstream's definition does", async () => {
    const broken = store({ provider: { ...role, vault: { server: "http://a", version: "v3" } } });
    expect(await findings([broken])).toEqual([
      at("custom-resources", broken, "spec.provider has 2 fields", "leave 1 or fewer"),
      at(
        "custom-resources",
        broken,
        'spec.provider.vault.version is "v3", which is none of v1 and v2',
        "write v1",
      ),
    ]);
  });

  it("may have fields of a newer version than the one known here", async () => {
    const newer = store({ provider: role, later: true });
    const message = "spec.later is no field of its definition";
    const fix = "remove it, or correct its place";
    expect(await findings([newer])).toEqual([at("custom-resources", newer, message, fix, "warning")]);
  });
});
