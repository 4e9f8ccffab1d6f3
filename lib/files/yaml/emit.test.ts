import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Fields } from "#lib/render/resource.ts";
import { emitYaml } from "./emit.ts";
import { hazards } from "./hazards.ts";

describe("emitYaml", () => {
  it("puts apiVersion, kind and metadata first, names before all else, lists under their key", () => {
    const deployment = {
      spec: {
        template: { spec: { containers: [{ image: "nginx", args: ["--port=80", "-v"], name: "web" }] } },
        replicas: 2,
      },
      metadata: { labels: { tier: "front" }, namespace: "shop", name: "web", annotations: {} },
      kind: "Deployment",
      apiVersion: "apps/v1",
    };
    expect(emitYaml(deployment)).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations: {}
  labels:
    tier: front
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          args:
            - --port=80
            - -v
          image: nginx
`);
  });

  it("writes lists of lists, empty lists, null and booleans", () => {
    expect(emitYaml({ a: [[1, [2]], [], {}, null, true, [{ x: [] }]] })).toBe(`a:
  - - 1
    - - 2
  - []
  - {}
  - null
  - true
  - - x: []
`);
  });

  it("writes an empty document as an empty map", () => {
    expect(emitYaml({})).toBe("{}\n");
  });

  it("sorts keys that look like whole numbers as text, not as numbers", () => {
    expect(emitYaml({ 9: "a", 10: "b", "1": "c", name: "d" })).toBe('"1": c\n"10": b\n"9": a\nname: d\n');
  });

  it("sorts many keys as it sorts few", () => {
    const keys = Array.from({ length: 40 }, (_, index) => `key-${(index * 17) % 40}`);
    const lines = emitYaml({ map: Object.fromEntries([...keys, "name"].map((key) => [key, 1])) }).split("\n");
    expect(lines.slice(1, -1)).toEqual(["name", ...keys.toSorted()].map((key) => `  ${key}: 1`));
  });

  it("repeats a shared value instead of writing an alias", () => {
    const labels = { app: "web" };
    expect(emitYaml({ a: labels, b: [labels, labels] })).toBe(
      "a:\n  app: web\nb:\n  - app: web\n  - app: web\n",
    );
  });

  it.each([
    ["last line ends", "a\nb\n", "|\n  a\n  b\n"],
    ["last line does not end", "a\nb", "|-\n  a\n  b\n"],
    ["empty lines follow", "a\n\n\n", "|+\n  a\n\n\n"],
    ["first line is indented", "  a\nb\n", "|2\n    a\n  b\n"],
    ["first line is empty", "\na\n", "|2\n\n  a\n"],
    ["first line starts with a tab", "\ta\n", "|2\n  \ta\n"],
    ["empty lines lie between", "a\n\n b: #c\n", "|\n  a\n\n   b: #c\n"],
  ])("writes a literal block when the %s", (_, text, block) => {
    expect(emitYaml({ a: text })).toBe(`a: ${block}`);
  });

  it.each([
    ["nothing but line breaks", "\n\n", '"\\n\\n"'],
    ["white space before its end", "a\nb \n", '"a\\nb \\n"'],
    ["a carriage return", "a\r\nb\n", '"a\\r\\nb\\n"'],
    ["a line separator", "a\u2028\nb\n", '"a\\u2028\\nb\\n"'],
  ])("writes no literal block for a text with %s", (_, text, line) => {
    expect(emitYaml({ a: text })).toBe(`a: ${line}\n`);
  });

  it("quotes with single quotes where that saves escapes", () => {
    const texts = { a: `{"it's": "\\d"}`, b: "it's: so", c: '"\t"' };
    expect(emitYaml(texts)).toBe(String.raw`a: '{"it''s": "\d"}'
b: "it's: so"
c: "\"\t\""
`);
  });

  it.each([
    [1e21, "1.0e+21"],
    [-1.5e-7, "-1.5e-7"],
    [5e-324, "5.0e-324"],
    [2 ** 60, "1152921504606846976"],
    [1e20, "100000000000000000000"],
    [0.1, "0.1"],
    [-0, "0"],
  ])("writes the number %d as %s, which every reader takes for that number", (number, text) => {
    expect(emitYaml({ a: number })).toBe(`a: ${text}\n`);
  });

  it.each(hazards)(
    "writes the text %j, as value and as key, so that readers of either YAML give it back",
    (text) => {
      const document: Fields = { value: text, list: [text], map: { [text]: { [text]: text } } };
      const yaml = emitYaml(document);
      expect(parse(yaml, { version: "1.1" })).toEqual(document);
      expect(parse(yaml, { version: "1.2" })).toEqual(document);
    },
  );
});
