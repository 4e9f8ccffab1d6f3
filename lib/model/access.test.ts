import { expect, it } from "vitest";
import { access } from "./access.ts";
import { DefinitionError } from "./problem.ts";

it("gives a group of people a role", () => {
  expect(access("expense-tracker:developers", "view")).toEqual({
    group: "expense-tracker:developers",
    role: "view",
  });
});

it.each(["system:masters", "system:", "", "-team", "two words", 'a"b'])("refuses the group %j", (group) => {
  expect(() => access(group, "admin")).toThrow(
    new DefinitionError(
      `group "${group}" is not a group of people; use letters, digits, "-", "_", ".", ":", "@" and "/", and no "system:" group`,
    ),
  );
});
