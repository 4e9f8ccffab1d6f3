import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "unreachable-utilization";
const web = (limits: Record<string, string>) =>
  deployment("web", { resources: { requests: { cpu: "100m" }, limits } });
const autoscaler = (averageUtilization: number) =>
  object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      metrics: [
        { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization } } },
      ],
    },
  });

describe("the load that an autoscaler waits for", () => {
  it("can be had", () => {
    expect(findingsOf(rule, [web({ cpu: "200m" }), autoscaler(150)])).toEqual([]);
    expect(findingsOf(rule, [web({ cpu: "100m" }), autoscaler(80)])).toEqual([]);
    expect(findingsOf(rule, [web({}), autoscaler(800)])).toEqual([]);
  });

  it("is not above what the limits allow", () => {
    expect(findingsOf(rule, [web({ cpu: "200m" }), autoscaler(800)])).toEqual([
      at(
        rule,
        autoscaler(800),
        "it adds pods above 800 % of the cpu that they request, and their limits end at 200 %: it never adds any",
        "lower averageUtilization",
      ),
    ]);
  });
});
