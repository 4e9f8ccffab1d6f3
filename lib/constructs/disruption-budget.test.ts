import { describe, expect, it } from "vitest";
import { between } from "#lib/model/replicas.ts";
import { postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

describe("disruption budget", () => {
  it("gives a budget only to services that run at least two pods", () => {
    const workloads = [
      serviceOf("one", { replicas: 1 }),
      serviceOf("sometimes-two", { replicas: between(1, 2).atCpu(70) }),
      serviceOf("two", { replicas: 2 }),
      serviceOf("more", { replicas: between(2, 6).atCpu(70) }),
      postgresOf("postgres"),
      redisOf("redis"),
    ];
    expect(rendered({ workloads }).names("PodDisruptionBudget")).toEqual(["more", "two"]);
  });

  it("lets one pod go at a time, and those that are broken always", () => {
    const application = rendered({ workloads: [serviceOf("backend", { replicas: 2 })] });
    expect(application.object("PodDisruptionBudget", "backend").spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { "app.kubernetes.io/name": "backend" } },
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    });
  });
});
