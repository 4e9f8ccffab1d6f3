import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { check } from "./check.ts";
import { everyKind } from "./every-kind.fixture.ts";
import { loadSchemas } from "./schema-source.ts";
import { anySchema, deployment, fullFacts, release, service, treeOf } from "./tree.fixture.ts";

const schemas = await loadSchemas(everyKind);

/** Cases of each property; `PROPERTY_CASES=10000` takes some minutes. */
const cases = Number(process.env.PROPERTY_CASES ?? 200);

/** What stands where Kubernetes expects something else. */
const strange = fc.oneof(
  fc.constantFrom<Value>(null, true, false, 0, -1, 1e300, "", "constructor", "__proto__", "{{ x }}", [], {}),
  fc.string(),
  fc.array(fc.constantFrom<Value>(null, "x", 3, {}), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.constantFrom<Value>(null, "x", [], {}), { maxKeys: 3 }),
);

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapOf(value: Value = null): { readonly [key: string]: Value } {
  return isMap(value) ? value : {};
}

/** A value with one of its parts replaced; `turns` say which way to go at each level. */
function mutate(value: Value, turns: readonly number[], by: Value): Value {
  const [turn = 0, ...rest] = turns;
  if (turns.length === 0) return by;
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: Value, index) => (index === turn % value.length ? mutate(item, rest, by) : item));
  }
  if (!isMap(value) || Object.keys(value).length === 0) return by;
  const keys = Object.keys(value);
  const chosen = keys[turn % keys.length];
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, key === chosen ? mutate(child, rest, by) : child]),
  );
}

function mutateObject(object: KubernetesObject, turns: readonly number[], by: Value): KubernetesObject {
  const { apiVersion, kind, metadata } = object;
  const fields = mapOf(mutate(object, turns, by));
  return { ...fields, apiVersion, kind, metadata: { ...mapOf(fields.metadata), name: metadata.name } };
}

const mutation = fc.tuple(
  fc.nat(everyKind.length - 1),
  fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }),
  strange,
);

describe("check", () => {
  it("throws for no object, whatever stands where Kubernetes expects something else", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const objects = [...everyKind];
        for (const [index, turns, by] of mutations) {
          const object = objects[index];
          if (object !== undefined) objects[index] = mutateObject(object, turns, by);
        }
        const { objects: seen } = check(treeOf(objects, { charts: [release("loki")] }), schemas);
        expect(seen).toBe(objects.length);
      }),
      { numRuns: cases },
    );
  }, 300_000);

  it("finds the same whatever the order of files and units", () => {
    const twice = [
      ...everyKind,
      deployment("backend"),
      service("backend"),
      service("backend", [{ port: 1 }]),
    ];
    const treeIn = (order: readonly KubernetesObject[], at: number): Tree => {
      const tree = treeOf(order, { facts: {} });
      const units = tree.units.flatMap((unit) => [
        { ...unit, resources: unit.resources.slice(at) },
        { ...unit, resources: unit.resources.slice(0, at) },
      ]);
      return { ...tree, units };
    };
    const expected = check(treeIn(twice, 0), anySchema);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(twice, { minLength: twice.length }),
        fc.nat(twice.length),
        (shuffled, at) => {
          expect(check(treeIn(shuffled, at), anySchema)).toEqual(expected);
        },
      ),
      { numRuns: Math.ceil(cases / 4) },
    );
    expect(expected.findings).not.toEqual([]);
  });

  it("finds nothing in a tree without faults", async () => {
    const objects = [
      deployment("backend", { ports: [{ name: "http", containerPort: 8000 }] }),
      service("backend", [{ name: "http", port: 80, targetPort: "http" }]),
    ];
    expect(check(treeOf(objects), await loadSchemas(objects))).toMatchObject({
      findings: [],
      accepted: 0,
      objects: 2,
      references: 0,
      flows: 0,
    });
  });

  it("counts what it looked at", () => {
    const objects = [deployment("backend", {}, { serviceAccountName: "default" })];
    expect(check(treeOf(objects, { facts: fullFacts }), anySchema)).toMatchObject({
      findings: [],
      accepted: 0,
      objects: 1,
      references: 1,
      flows: 0,
    });
  });

  it("names the facts that a rule asked for and nobody told, of trees that were read", () => {
    const tree = treeOf([deployment("backend")], { facts: { ...fullFacts, region: "eu-west-1" } });
    const { untold } = check(tree, anySchema);
    expect(untold).toContain("nodeGroups");
    expect(untold).not.toContain("region");
    expect(check({ ...tree, definition: "infra/clusters/test/cluster.ts" }, anySchema).untold).toEqual([]);
  });
});
