import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("autoscaler-rivals", objects);

describe("autoscalers", () => {
  const autoscaler = (name: string) =>
    object("autoscaling/v2 HorizontalPodAutoscaler", name, {
      spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "backend" } },
    });

  it("are the only one of their workload", () => {
    const fix = "put the metrics into one autoscaler";
    expect(find(autoscaler("cpu"))).toEqual([]);
    expect(find(autoscaler("cpu"), autoscaler("memory"))).toEqual([
      at(
        "autoscaler-rivals",
        autoscaler("cpu"),
        "Deployment backend is also scaled by HorizontalPodAutoscaler memory",
        fix,
      ),
      at(
        "autoscaler-rivals",
        autoscaler("memory"),
        "Deployment backend is also scaled by HorizontalPodAutoscaler cpu",
        fix,
      ),
    ]);
  });
});
