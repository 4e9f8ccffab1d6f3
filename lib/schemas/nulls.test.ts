import { describe, expect, it } from "vitest";
import { isHarmlessNull } from "./nulls.ts";
import type { Schema } from "./schema.ts";

const schema: Schema = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string" },
    note: { type: "string" },
    labels: { type: "object", additionalProperties: { type: "string" } },
    words: { type: "array", items: { type: "string" } },
    ports: { type: "array", items: { type: "object", properties: { port: { type: "integer" } } } },
  },
};

describe("a null is as if nothing were written", () => {
  it.each([
    [{ note: null }, ["note"]],
    [{ labels: { app: null } }, ["labels", "app"]],
    [{ words: [null] }, ["words", 0]],
  ])("in %j", (object, path) => expect(isHarmlessNull(schema, object, path)).toBe(true));

  it.each([
    ["where something has to be", { name: null }, ["name"]],
    ["where a map has to be", { ports: [null] }, ["ports", 0]],
    ["in a field that nobody knows", { other: null }, ["other"]],
    ["where something else stands", { note: 1 }, ["note"]],
  ])("but not %s", (_, object, path) => expect(isHarmlessNull(schema, object, path)).toBe(false));
});
