import { beforeAll, describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { kindKey } from "./kind.ts";
import { modelOf } from "./model.ts";
import { samples } from "./samples.fixture.ts";
import type { Schema } from "./schema.ts";
import { schemasFor } from "./schemas.ts";
import { Shape } from "./shape.ts";
import { unknownFields } from "./unknown-fields.ts";
import { validatorFor } from "./validator.ts";

const builtin = samples.filter((object) => modelOf(object)?.builtin);

/** What may stand where something else does. */
const others: readonly Value[] = [null, "", "x", "1Gi", true, 1, -1, 1.5, 2 ** 31, [], ["x"], {}, { x: 1 }];

/** A value with one of its parts in turn replaced by each of the others, and with a field more in each of its maps. */
function* changed(value: Value): Generator<Value> {
  yield* others;
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { ...value, further: "x" };
  for (const [name, part] of Object.entries<Value>(value)) {
    for (const one of changed(part)) {
      yield Array.isArray(value) ? value.with(Number(name), one) : { ...value, [name]: one };
    }
  }
}

describe("a shape", () => {
  let known: ReadonlyMap<string, Schema>;
  beforeAll(async () => {
    ({ known } = await schemasFor(builtin));
  });

  it.each(builtin.map((object) => [kindKey(object), object] as const))(
    "allows a %s, and nothing that its validator refuses or its schema does not know",
    (key, object) => {
      const schema = known.get(key) ?? {};
      const [shape, validate] = [new Shape(schema), validatorFor(modelOf(object))];
      const allowed = [...changed(object)].filter((one) => shape.allows(one));
      expect(shape.allows(object)).toBe(true);
      expect(allowed.flatMap((one) => [...(validate?.(one) ?? []), ...unknownFields(schema, one)])).toEqual(
        [],
      );
    },
  );

  it("is in doubt about a text of a format, unless it is a usual quantity", () => {
    const shape = new Shape({
      type: "object",
      properties: {
        time: { type: "string", format: "date-time" },
        size: { type: "string", format: "quantity" },
      },
    });
    expect(shape.allows({ size: "10Gi" })).toBe(true);
    expect(shape.allows({ size: "1e3" })).toBe(false);
    expect(shape.allows({ time: "2026-11-22T10:00:00Z" })).toBe(false);
  });

  it("follows a type that contains itself, and leaves open what may be anything", () => {
    const props: Schema = {
      type: "object",
      properties: { not: { anyOf: [{ $ref: "#/definitions/Props" }, { type: "null" }] }, default: {} },
      additionalProperties: false,
    };
    const shape = new Shape({ ...props, definitions: { Props: props } });
    expect(shape.allows({ not: { not: { default: { a: [1] } } } })).toBe(true);
    expect(shape.allows({ not: { not: { nto: {} } } })).toBe(false);
  });
});
