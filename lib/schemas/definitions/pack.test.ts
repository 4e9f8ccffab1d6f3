import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { pack, schemasOf, unpack } from "./pack.ts";

const pod = {
  properties: { image: { type: "string", pattern: "^[a-z]+$" }, name: { type: "string", maxLength: 63 } },
  type: "object",
};
const whole = {
  properties: { spec: { properties: { again: pod, template: pod }, type: "object" } },
  type: "object",
};
const web = { apiVersion: "example.com/v1", kind: "Web" };
const job = { apiVersion: "example.com/v1", kind: "Job" };

describe("schemasOf", () => {
  const definition = (versions: Value): Value => ({
    spec: { group: "example.com", names: { kind: "Web" }, versions },
  });

  it("has the versions that are served", () => {
    const schema = { openAPIV3Schema: { type: "object", description: "a" } };
    const versions = [
      { name: "v1", served: true, schema },
      { name: "v1beta1", served: false, schema },
      { name: "v2", served: true },
    ];
    expect(schemasOf(definition(versions))).toEqual([{ ...web, schema: { type: "object" } }]);
  });

  it.each<Value>([
    null,
    "a",
    {},
    { spec: 1 },
    { spec: { group: 1 } },
    definition(null),
    definition([1, null]),
  ])("has none of %j", (nonsense) => {
    expect(schemasOf(nonsense)).toEqual([]);
  });
});

describe("pack", () => {
  const text = pack([
    { ...web, schema: whole },
    { ...job, schema: pod },
  ]);

  it("writes what several schemas share once", () => {
    expect(text.split("63")).toHaveLength(2);
  });

  it("is read again by unpack", () => {
    const find = unpack(text);
    expect(find(web)).toEqual(whole);
    expect(find(job)).toEqual(pod);
    expect(find({ apiVersion: "example.com/v2", kind: "Web" })).toBeUndefined();
  });

  it("writes the same text whatever the order", () => {
    expect(
      pack([
        { ...job, schema: pod },
        { ...web, schema: whole },
      ]),
    ).toBe(text);
  });

  it("makes one value of what stood in several places", () => {
    expect(JSON.stringify(unpack(text)(web))).toBe(JSON.stringify(whole));
    const found = unpack(text)(web);
    expect(found).toMatchObject({ properties: { spec: { properties: { again: pod } } } });
  });
});
