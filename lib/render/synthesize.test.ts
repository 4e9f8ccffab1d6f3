import { ApiObject } from "cdk8s";
import { describe, expect, it } from "vitest";
import { production } from "./rendered.fixture.ts";
import type { KubernetesObject } from "./resource.ts";
import { synthesize } from "./synthesize.ts";

function synthesized(spec: Record<string, unknown>): KubernetesObject[] {
  const scope = { unit: "shop", namespace: "shop", cluster: production, offers: {} };
  return synthesize(scope, ({ chart }) => {
    new ApiObject(chart, "queue", {
      apiVersion: "example.com/v1",
      kind: "Queue",
      metadata: { name: "q" },
      spec,
    });
  });
}

const object = { apiVersion: "example.com/v1", kind: "Queue", metadata: { name: "q" } };

describe("synthesize", () => {
  it("leaves out what is null or undefined, at any depth", () => {
    const spec = { a: null, b: undefined, c: { d: null, e: 0 }, f: [{ g: null, h: "" }] };
    expect(synthesized(spec)).toStrictEqual([{ ...object, spec: { c: { e: 0 }, f: [{ h: "" }] } }]);
  });

  it("keeps empty maps, empty lists, zero and false: they mean something", () => {
    const spec = { map: {}, list: [], zero: 0, no: false };
    expect(synthesized(spec)).toStrictEqual([{ ...object, spec }]);
  });

  it("adds no label and no annotation of its own", () => {
    expect(synthesized({ a: 1 })).toStrictEqual([{ ...object, spec: { a: 1 } }]);
  });

  it("gives nothing for a unit without constructs", () => {
    const scope = { unit: "shop", namespace: "shop", cluster: production, offers: {} };
    expect(synthesize(scope, () => undefined)).toEqual([]);
  });
});
