import { describe, expect, it } from "vitest";
import { notManifests, schemaLocationsIn } from "./arguments.ts";

describe("schemaLocationsIn", () => {
  it("has none without a text", () => {
    expect(schemaLocationsIn(undefined)).toEqual([]);
    expect(schemaLocationsIn(" \n")).toEqual([]);
  });

  it("separates locations by white space", () => {
    expect(schemaLocationsIn("default\n  /s/{{.Group}}/a,b.json\t/t.json ")).toEqual([
      "default",
      "/s/{{.Group}}/a,b.json",
      "/t.json",
    ]);
  });

  it("keeps white space within braces", () => {
    expect(schemaLocationsIn("https://s/{{ .Group }}/{{ .ResourceKind }}.json x")).toEqual([
      "https://s/{{ .Group }}/{{ .ResourceKind }}.json",
      "x",
    ]);
  });
});

describe("notManifests", () => {
  it("is the file of a cluster's facts and nothing like it", () => {
    expect(notManifests.test("generated/filmcastpro/infra.json")).toBe(true);
    expect(notManifests.test("infra.json")).toBe(true);
    expect(notManifests.test("generated/filmcastpro/web/my-infra.json")).toBe(false);
  });
});
