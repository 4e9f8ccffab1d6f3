import { expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";
import { budget } from "./scaling.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("overlapping-disruption-budgets", objects);
const one = budget("web", "web", { maxUnavailable: 1 });

it("pods have one budget", () => {
  expect(
    find(deployment("web"), deployment("api"), one, budget("api", "api", { maxUnavailable: 1 })),
  ).toEqual([]);
});

it("pods do not have two budgets", () => {
  const other = budget("front", "web", { minAvailable: 1 });
  const fix = "remove one of them, or correct its selector";
  expect(find(deployment("web"), one, other)).toEqual([
    at(
      "overlapping-disruption-budgets",
      other,
      "the pods of Deployment web also have the budget web: with two none of them can be evicted",
      fix,
    ),
    at(
      "overlapping-disruption-budgets",
      one,
      "the pods of Deployment web also have the budget front: with two none of them can be evicted",
      fix,
    ),
  ]);
});
