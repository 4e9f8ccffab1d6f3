import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("lost-budgets", () => {
  const budget = (name: string) =>
    object("policy/v1 PodDisruptionBudget", name, {
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: "web" } } },
    });

  it("finds pods that no budget keeps running", () => {
    expect(changed("lost-budgets", [deployment("web"), budget("web")], [deployment("web")])).toEqual([
      at(
        "lost-budgets",
        budget("web"),
        "it is gone: a drain of nodes may stop all pods of Deployment web at once",
        orSay("keep its manifest", "Destroys: PodDisruptionBudget shop/web"),
      ),
    ]);
  });

  it("takes a budget of another name, and one that goes with its pods", () => {
    const before = [deployment("web"), budget("web"), deployment("other")];
    expect(changed("lost-budgets", before, [deployment("web"), budget("new")])).toEqual([]);
    expect(changed("lost-budgets", before, [deployment("other")])).toEqual([]);
  });
});
