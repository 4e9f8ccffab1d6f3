import { describe, expect, it } from "vitest";
import { withFormats } from "./formats.ts";
import { modelOf } from "./model.ts";
import type { Schema } from "./schema.ts";
import { validatorFor } from "./validator.ts";

const text: Schema = { type: "string" };
const map = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });

describe("withFormats", () => {
  it("writes down what the validator of a type asks of its texts", () => {
    const schema = map({
      kind: { type: "string", const: "Secret" },
      type: text,
      data: { type: "object", additionalProperties: text },
      metadata: map({ name: text, creationTimestamp: { type: ["string", "null"] } }),
    });
    const validate = validatorFor(modelOf({ apiVersion: "v1", kind: "Secret" })) ?? (() => []);
    expect(withFormats(schema, validate)).toEqual(
      map({
        kind: { type: "string", const: "Secret" },
        type: text,
        data: { type: "object", additionalProperties: { ...text, format: "byte" } },
        metadata: map({ name: text, creationTimestamp: { type: ["string", "null"], format: "date-time" } }),
      }),
    );
  });

  it("looks at items, at what may be null, and at quantities", () => {
    const quantity: Schema = { type: ["number", "string"] };
    const limits = map({ max: { type: "object", additionalProperties: quantity } });
    const spec = map({ limits: { type: "array", items: { anyOf: [limits, { type: "null" }] } } });
    const validate = validatorFor(modelOf({ apiVersion: "v1", kind: "LimitRange" })) ?? (() => []);
    const known = map({
      max: { type: "object", additionalProperties: { ...quantity, format: "quantity" } },
    });
    expect(withFormats(map({ spec }), validate)).toEqual(
      map({ spec: map({ limits: { type: "array", items: { anyOf: [known, { type: "null" }] } } }) }),
    );
  });
});
