import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "variable-values";
const config = (value: string) => object("ConfigMap", "config", { data: { HOST: value } });

describe("values of variables", () => {
  it("may have white space inside of them", () => {
    const env = [
      { name: "WORDS", value: "a b  c" },
      { name: "TEXT", value: "a\nb\n" },
      { name: "EMPTY", value: " " },
    ];
    expect(findingsOf(rule, [deployment("web", { env })])).toEqual([]);
  });

  it("end without a line break", () => {
    const env = [{ name: "HOST", valueFrom: { configMapKeyRef: { name: "config", key: "HOST" } } }];
    const web = deployment("web", { env });
    expect(findingsOf(rule, [config("postgres"), web])).toEqual([]);
    expect(findingsOf(rule, [config("postgres\n"), web])).toEqual([
      at(
        rule,
        web,
        'env HOST of container main has a line break at its end: "postgres\\n"',
        'write it on one line, or as a block with "|-"',
        "warning",
      ),
    ]);
  });

  it("have no white space around them, wherever they come from", () => {
    const web = deployment("web", { envFrom: [{ configMapRef: { name: "config" } }] });
    expect(findingsOf(rule, [config(" postgres"), web])).toEqual([
      at(
        rule,
        web,
        'env HOST of container main (envFrom[0]) has white space around it: " postgres"',
        "remove it",
        "warning",
      ),
    ]);
  });
});
