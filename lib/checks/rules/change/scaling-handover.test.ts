import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { mapAt } from "../../graph/fields.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("scaling-handover", () => {
  const scaled = (replicas?: number) => {
    const spec = { ...mapAt(deployment("web"), "spec"), ...(replicas !== undefined && { replicas }) };
    return object("apps/v1 Deployment", "web", { spec });
  };
  const autoscaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
    spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
  });

  it("warns of a workload that has one pod until its new autoscaler acts", () => {
    expect(changed("scaling-handover", [scaled(4)], [scaled(), autoscaler])).toEqual([
      at(
        "scaling-handover",
        scaled(),
        "spec.replicas is gone after 4: on the next sync it has one pod, until HorizontalPodAutoscaler web acts",
        orSay(
          "take the field out of the live object's last-applied-configuration first, or add it to ignoreDifferences with RespectIgnoreDifferences=true before it goes",
          "Replaces: Deployment shop/web",
        ),
        "warning",
      ),
    ]);
  });

  it("warns of a workload that nobody scales any more", () => {
    expect(changed("scaling-handover", [scaled(), autoscaler], [scaled()])).toEqual([
      at(
        "scaling-handover",
        scaled(),
        "HorizontalPodAutoscaler web is gone and spec.replicas is not set: it keeps the number of pods that it happens to have, and has one where it is made anew",
        orSay("set spec.replicas", "Destroys: Deployment shop/web"),
        "warning",
      ),
    ]);
  });

  it("takes replicas that are said again, and an autoscaler of what had one pod", () => {
    expect(changed("scaling-handover", [scaled(), autoscaler], [scaled(3)])).toEqual([]);
    expect(changed("scaling-handover", [scaled(1)], [scaled(), autoscaler])).toEqual([]);
  });
});
