import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { schemaWithScale } from "./scale.ts";

const schemaOf = (replicas: Value): Value => ({ properties: { spec: { properties: { replicas } } } });
const version = (replicas: Value, specReplicasPath: Value) => ({
  schema: { openAPIV3Schema: schemaOf(replicas) },
  subresources: { scale: { specReplicasPath } },
});

describe("schemaWithScale", () => {
  it("bounds the number of replicas", () => {
    expect(schemaWithScale(version({ type: "integer" }, ".spec.replicas"))).toEqual(
      schemaOf({ type: "integer", format: "int32", minimum: 0 }),
    );
  });

  it("keeps a bound that is higher", () => {
    expect(schemaWithScale(version({ minimum: 1 }, ".spec.replicas"))).toEqual(
      schemaOf({ format: "int32", minimum: 1 }),
    );
  });

  it.each<Value>([".spec.count", ".spec.replicas.count", ".spec[0]", "spec", 1, null])(
    "leaves the schema as it is where %j leads to nothing",
    (path) => {
      expect(schemaWithScale(version({ type: "integer" }, path))).toEqual(schemaOf({ type: "integer" }));
    },
  );

  it("has nothing where there is no schema", () => {
    expect(schemaWithScale({})).toBeUndefined();
  });
});
