import { describe, expect, it } from "vitest";
import { checkEnvironment, plainValues, secretValues } from "./environment.ts";
import { DefinitionError } from "./problem.ts";
import { secret } from "./secret.ts";

const token = secret("api", ["token"]).key("token");

describe("checkEnvironment", () => {
  it("takes what a shell takes for a variable", () => {
    expect(() => checkEnvironment({ PORT: 1, _a1: "", constructor: true }, "backend")).not.toThrow();
  });

  it.each(["1ST", "with-hyphen", "a.b", "", "A B", "ä"])("refuses the name %j", (name) => {
    expect(() => checkEnvironment({ [name]: "x" }, "backend")).toThrow(
      new DefinitionError(
        `workload backend sets environment variable "${name}"; use letters, digits and "_", not starting with a digit`,
      ),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses the number %d", (value) => {
    expect(() => checkEnvironment({ PORT: value }, "backend")).toThrow(
      new DefinitionError(
        `workload backend sets environment variable PORT to ${value}; give a finite number`,
      ),
    );
  });
});

it("tells plain values from those of Secrets", () => {
  const environment = { NAME: "web", EMPTY: "", PORT: 8000, DEBUG: false, TOKEN: token };
  expect(plainValues(environment)).toEqual({ NAME: "web", EMPTY: "", PORT: "8000", DEBUG: "false" });
  expect(secretValues(environment)).toEqual([["TOKEN", token]]);
});

it("loses no variable to its name", () => {
  const environment = { ["__proto__"]: "a", constructor: "b" };
  expect(Object.entries(plainValues(environment))).toEqual([
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
});
