import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { everyKind } from "../every-kind.fixture.ts";
import { treeOf } from "../tree.fixture.ts";
import { changeOf } from "./change.ts";
import { checkChanges } from "./gate.ts";

/** What stands where Kubernetes expects something else. */
const strange = fc.constantFrom<Value>(
  null,
  true,
  0,
  -1,
  "",
  "constructor",
  "__proto__",
  [],
  {},
  [null],
  [[]],
);

function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value with one of its parts replaced; `turns` say which way to go at each level. */
function mutate(value: Value, turns: readonly number[], by: Value): Value {
  const [turn = 0, ...rest] = turns;
  if (Array.isArray(value) && value.length > 0 && turns.length > 0) {
    return value.map((item: Value, index) => (index === turn % value.length ? mutate(item, rest, by) : item));
  }
  const keys = isMap(value) ? Object.keys(value) : [];
  const key = keys[turn % keys.length];
  if (!isMap(value) || key === undefined || turns.length === 0) return by;
  return { ...value, [key]: mutate(value[key] ?? null, rest, by) };
}

function broken(object: KubernetesObject, turns: readonly number[], by: Value): KubernetesObject {
  const { apiVersion, kind, metadata, ...fields } = object;
  const changed = mutate(fields, turns, by);
  return { ...(isMap(changed) ? changed : {}), apiVersion, kind, metadata };
}

const mutations = fc.array(
  fc.tuple(fc.nat(everyKind.length - 1), fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), strange),
  { minLength: 1, maxLength: 6 },
);

function objectsWith(changes: readonly (readonly [number, readonly number[], Value])[]): KubernetesObject[] {
  const objects = [...everyKind];
  for (const [index, turns, by] of changes) {
    const object = objects[index];
    if (object !== undefined) objects[index] = broken(object, turns, by);
  }
  return objects;
}

describe("the change gate", () => {
  it("finds nothing where nothing changes", () => {
    expect(checkChanges([changeOf(treeOf(everyKind), treeOf(everyKind.toReversed()))], [])).toEqual([]);
  });

  it("throws for no objects, whatever stands where Kubernetes expects something else", () => {
    fc.assert(
      fc.property(mutations, mutations, fc.nat(everyKind.length), (before, after, left) => {
        const [base, head] = [treeOf(objectsWith(before)), treeOf(objectsWith(after).slice(left))];
        expect(checkChanges([changeOf(base, head)], [])).toBeInstanceOf(Array);
      }),
      { numRuns: 300 },
    );
  });
});
