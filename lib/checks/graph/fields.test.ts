import { describe, expect, it } from "vitest";
import { isTrueAt, listAt, mapAt, numberAt, textAt, textEntriesAt, textsAt, valueAt } from "./fields.ts";

const value = { spec: { ports: [{ name: "http", port: 80 }], tags: ["a", 1, "b"], paused: true, empty: "" } };

describe("readers of fields", () => {
  it("find what stands at a path", () => {
    expect(textAt(value, "spec", "ports", 0, "name")).toBe("http");
    expect(numberAt(value, "spec", "ports", 0, "port")).toBe(80);
    expect(listAt(value, "spec", "ports")).toEqual([{ name: "http", port: 80 }]);
    expect(mapAt(value, "spec", "ports", 0)).toEqual({ name: "http", port: 80 });
    expect(textsAt(value, "spec", "tags")).toEqual(["a", "b"]);
    expect(textEntriesAt(value, "spec", "ports", 0)).toEqual([["name", "http"]]);
    expect(isTrueAt(value, "spec", "paused")).toBe(true);
  });

  it.each([null, 3, "text", [], {}, undefined])("find nothing in %j", (other) => {
    expect(valueAt(other, "spec", 0, "name")).toBeUndefined();
    expect(listAt(other, "spec")).toEqual([]);
    expect(mapAt(other, "spec")).toEqual({});
    expect(textAt(other, "spec")).toBeUndefined();
  });

  it("take inherited names and empty texts for nothing", () => {
    expect(valueAt(value, "constructor")).toBeUndefined();
    expect(valueAt(value, "__proto__", "toString")).toBeUndefined();
    expect(textAt(value, "spec", "empty")).toBeUndefined();
  });
});
