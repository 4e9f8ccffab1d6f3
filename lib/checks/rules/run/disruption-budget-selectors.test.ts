import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("disruption-budget-selectors", objects);
const meant = "write the labels of the pods that are meant";
const app = (name: string) => ({ matchLabels: { app: name } });

describe("PodDisruptionBudgets", () => {
  const budget = (name: string) =>
    object("policy/v1 PodDisruptionBudget", "backend", { spec: { selector: app(name) } });

  it("protect the pods of one workload", () => {
    expect(find(deployment("backend"), budget("backend"))).toEqual([]);
    expect(find(deployment("backend"), budget("back"))).toEqual([
      at(
        "disruption-budget-selectors",
        budget("back"),
        "spec.selector asks for app=back, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });
});
