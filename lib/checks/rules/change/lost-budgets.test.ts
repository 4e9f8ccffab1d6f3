import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { mapAt } from "../../graph/fields.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("lost-budgets", () => {
  const budget = (name: string) =>
    object("policy/v1 PodDisruptionBudget", name, {
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: "web" } } },
    });

  const several = object("apps/v1 Deployment", "web", {
    spec: { ...mapAt(deployment("web"), "spec"), replicas: 2 },
  });

  it("finds pods that no budget keeps running", () => {
    expect(changed("lost-budgets", [several, budget("web")], [several])).toEqual([
      at(
        "lost-budgets",
        budget("web"),
        "it is gone: a drain of nodes may stop all pods of Deployment web at once",
        orSay("keep its manifest", "Destroys: PodDisruptionBudget shop/web"),
      ),
    ]);
  });

  it("takes a budget of another name, and one that goes with its pods", () => {
    const before = [several, budget("web"), deployment("other")];
    expect(changed("lost-budgets", before, [several, budget("new")])).toEqual([]);
    expect(changed("lost-budgets", before, [deployment("other")])).toEqual([]);
  });

  it("takes the budget of a single pod, which only blocks drains", () => {
    expect(changed("lost-budgets", [deployment("web"), budget("web")], [deployment("web")])).toEqual([]);
  });

  it("finds pods of which an autoscaler keeps several", () => {
    const autoscaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
      spec: { minReplicas: 2, maxReplicas: 4, scaleTargetRef: { kind: "Deployment", name: "web" } },
    });
    const after = [deployment("web"), autoscaler];
    expect(changed("lost-budgets", [...after, budget("web")], after)).toHaveLength(1);
  });
});
