import { App, Chart } from "cdk8s";
import { describe, expect, it } from "vitest";
import { addObject } from "./object.ts";

describe("addObject", () => {
  it("adds an object as it is", () => {
    const chart = new Chart(new App(), "shop");
    const manifest = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { b: "c" } };
    addObject(chart, { toJSON: () => manifest });
    expect(chart.toJson()).toEqual([manifest]);
  });

  it("throws for a model that is no object", () => {
    const chart = new Chart(new App(), "shop");
    expect(() => addObject(chart, { toJSON: () => ({ kind: "ConfigMap" }) })).toThrow(
      new TypeError("a model without apiVersion, kind and metadata is no object"),
    );
  });
});
