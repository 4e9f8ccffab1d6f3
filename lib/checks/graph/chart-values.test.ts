import { describe, expect, it } from "vitest";
import { chartValuesOf } from "./chart-values.ts";

describe("values of a chart", () => {
  it("are those of the text, as long as there is no object", () => {
    expect(chartValuesOf({ helm: { values: "clusterName: shop\n" } })).toEqual({
      values: { clusterName: "shop" },
      isWhole: true,
    });
    expect(
      chartValuesOf({ helm: { values: "clusterName: shop", valuesObject: { region: "eu-west-1" } } }).values,
    ).toEqual({ region: "eu-west-1" });
  });

  it("are overridden by parameters", () => {
    const parameters = [
      { name: "image.tag", value: "2" },
      { name: "image.pull", value: "2", forceString: true },
      { name: "enabled", value: "false" },
    ];
    expect(chartValuesOf({ helm: { valuesObject: { image: { tag: 1, name: "a" } }, parameters } })).toEqual({
      values: { image: { tag: 2, pull: "2", name: "a" }, enabled: false },
      isWhole: true,
    });
  });

  it.each([
    { valueFiles: ["values.yaml"] },
    { values: "a: [" },
    { values: "name: '{{ .name }}'" },
    { parameters: [{ name: "hosts[0]", value: "a" }] },
  ])("are not whole where they stand elsewhere or are not read: %j", (helm) => {
    expect(chartValuesOf({ helm }).isWhole).toBe(false);
  });
});
