import { expect, it } from "vitest";
import { workloadOf } from "./workload.ts";

it("names a workload of another application", () => {
  expect(workloadOf("expense-tracker", "backend")).toEqual({
    kind: "remote-workload",
    application: "expense-tracker",
    workload: "backend",
  });
});
