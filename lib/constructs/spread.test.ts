import { describe, expect, it } from "vitest";
import { listAt, textAt, valueAt } from "#lib/checks/graph/fields.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { production, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

function bindings(on: Cluster): unknown[] {
  const application = rendered({ workloads: [serviceOf("backend", { replicas: 2 })] }, { on });
  const pod = valueAt(application.object("Deployment", "backend"), "spec", "template", "spec");
  return listAt(pod, "topologySpreadConstraints").map((constraint) => [
    textAt(constraint, "topologyKey"),
    textAt(constraint, "whenUnsatisfiable"),
  ]);
}

describe("spread", () => {
  it("rather runs pods beside each other than not at all", () => {
    expect(bindings(production)).toEqual([
      ["topology.kubernetes.io/zone", "ScheduleAnyway"],
      ["kubernetes.io/hostname", "ScheduleAnyway"],
    ]);
  });

  it("keeps pods on different nodes, but never binds them to zones, where a node or zone may fail", () => {
    expect(bindings(clusterOf({ highAvailability: true }))).toEqual([
      ["topology.kubernetes.io/zone", "ScheduleAnyway"],
      ["kubernetes.io/hostname", "DoNotSchedule"],
    ]);
  });

  it("has nothing to spread where a service never runs two pods", () => {
    const application = rendered({ workloads: [serviceOf("backend", { replicas: 1 })] });
    expect(application.object("Deployment", "backend")).not.toHaveProperty(
      "spec.template.spec.topologySpreadConstraints",
    );
  });
});
