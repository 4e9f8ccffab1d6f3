import { describe, expect, it } from "vitest";
import { between } from "#lib/model/replicas.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

describe("autoscaler", () => {
  it("gives a service with a fixed number of replicas none", () => {
    const application = rendered({ workloads: [serviceOf("backend", { replicas: 3 })] });
    expect(application.names("HorizontalPodAutoscaler")).toEqual([]);
    expect(application.names("Deployment")).toEqual(["backend"]);
  });

  it("scales a service between its bounds at the use that its definition says", () => {
    const backend = serviceOf("backend", { replicas: between(2, 6).atCpu(70).atMemory(80) });
    const utilization = (name: string, averageUtilization: number) => ({
      type: "Resource",
      resource: { name, target: { type: "Utilization", averageUtilization } },
    });
    expect(rendered({ workloads: [backend] }).object("HorizontalPodAutoscaler", "backend").spec).toEqual({
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "backend" },
      minReplicas: 2,
      maxReplicas: 6,
      metrics: [utilization("cpu", 70), utilization("memory", 80)],
    });
  });

  it("leaves replicas out where an autoscaler owns them", () => {
    const scaled = serviceOf("scaled", { replicas: between(2, 6).atCpu(70) });
    const fixed = serviceOf("fixed", { replicas: 3 });
    const application = rendered({ workloads: [scaled, fixed] });
    expect(application.object("Deployment", "scaled")).not.toHaveProperty("spec.replicas");
    expect(application.object("Deployment", "fixed")).toHaveProperty("spec.replicas", 3);
  });
});
