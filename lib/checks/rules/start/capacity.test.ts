import { describe, expect, it } from "vitest";
import { clusterOf, nodeGroup } from "#lib/model/cluster.fixture.ts";
import type { NodeGroup } from "#lib/model/node-group.ts";
import { clusterInfrastructure } from "#lib/render/infrastructure/cluster-infrastructure.ts";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import type { ChartRelease, Tree } from "#lib/render/tree.ts";
import { mapAt } from "../../graph/fields.ts";
import { graphOf } from "../../graph/graph.ts";
import { anySchema, deployment, object, release, treeOf } from "../../tree.fixture.ts";
import { capacity } from "./capacity.ts";

const small: NodeGroup = { ...nodeGroup, instanceTypes: ["t3.small"], min: 1, desired: 2, max: 2 };

function treeWith(objects: readonly KubernetesObject[], charts: readonly ChartRelease[] = []): Tree {
  const infrastructure = clusterInfrastructure(clusterOf({ nodeGroups: [small] }), []);
  return { ...treeOf(objects, { charts }), infrastructure };
}

function violations(tree: Tree): unknown[] {
  return [...capacity.check(graphOf(tree), anySchema)].map(({ severity = "error", message, fix }) => ({
    severity,
    message,
    fix,
  }));
}

const requests = (cpu: string, memory: string): Value => ({ requests: { cpu, memory } });

function web(memory: string, replicas: number): KubernetesObject {
  const made = deployment("web", { resources: requests("100m", memory) });
  return { ...made, spec: { ...mapAt(made, "spec"), replicas } };
}

function autoscaler(minReplicas: number, maxReplicas: number): KubernetesObject {
  const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
  return object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
    spec: { scaleTargetRef, minReplicas, maxReplicas },
  });
}

describe("what a cluster runs", () => {
  it("fits the most nodes that it may have", () => {
    expect(violations(treeWith([web("256Mi", 2)]))).toEqual([]);
  });

  it("is refused with the pods that would stay Pending for ever, and the cheapest cure", () => {
    expect(violations(treeWith([web("900Mi", 3)]))).toEqual([
      {
        severity: "error",
        message:
          "the most nodes, 2 t3.small, have no place for 1 of 15 pods that there always are: web/Deployment web",
        fix: "raise the max of node group main from 2 to 3; it costs 15.18 USD a month more with all nodes running",
      },
    ]);
  });

  it("is warned of where autoscaling may ask for more than the most nodes hold", () => {
    expect(violations(treeWith([web("700Mi", 1), autoscaler(1, 4)]))).toEqual([
      {
        severity: "warning",
        message:
          "the most nodes, 2 t3.small, have no place for 3 of 17 pods that there may be: web/Deployment web (3)",
        fix: "make the nodes of node group main t3a.medium; it costs 24.53 USD a month more with all nodes running",
      },
    ]);
  });

  it("counts what charts run", () => {
    const search = { replicas: 1, cpu: 100, memory: 1400, volume: 1024 };
    const chart = { ...release("search"), brings: { pods: { "shop/search": search } } };
    expect(violations(treeWith([], [chart]))).toMatchObject([
      {
        severity: "error",
        message:
          "the most nodes, 2 t3.small, have no place for 1 of 13 pods that there always are: web/search",
      },
    ]);
  });

  it("is not spoken of where nobody knows the nodes", () => {
    expect(violations(treeOf([web("90Gi", 3)]))).toEqual([]);
  });
});
