import { expect, it } from "vitest";
import { alert } from "./alert.ts";
import { minutes } from "./duration.ts";
import { DefinitionError } from "./problem.ts";

const properties = {
  expression: "up == 0",
  for: minutes(5),
  severity: "critical",
  summary: "It is down.",
} as const;

it("is a condition with a name", () => {
  expect(alert("BackendIsDown", properties)).toEqual({ name: "BackendIsDown", ...properties });
});

it.each(["backendIsDown", "Backend is down", "Backend_down", ""])(
  "refuses the name %j, which is not CamelCase",
  (name) => {
    expect(() => alert(name, properties)).toThrow(
      new DefinitionError(`alert name "${name}" is not in CamelCase; write it as "BackendIsSlow"`),
    );
  },
);

it("refuses an expression without text", () => {
  expect(() => alert("BackendIsDown", { ...properties, expression: " \n" })).toThrow(
    new DefinitionError("alert BackendIsDown has no expression; give the PromQL that finds the violation"),
  );
});
