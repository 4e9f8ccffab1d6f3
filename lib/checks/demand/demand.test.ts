import { describe, expect, it } from "vitest";
import type { PodSet } from "#lib/capacity/demand.ts";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../graph/fields.ts";
import { graphOf } from "../graph/graph.ts";
import { deployment, object, release, treeOf } from "../tree.fixture.ts";
import { demandOf } from "./demand.ts";

function podSets(...objects: readonly KubernetesObject[]): readonly PodSet[] {
  return demandOf(graphOf(treeOf(objects))).anywhere;
}

const asks = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } });

/** A Deployment whose spec has more than its template. */
function deploymentWith(spec: Readonly<Record<string, Value>>): KubernetesObject {
  const made = deployment("web", asks("100m", "128Mi"));
  return { ...made, spec: { ...mapAt(made, "spec"), ...spec } };
}

describe("a pod requests", () => {
  it("what its containers request together, a limit without a request included", () => {
    const containers = [
      { name: "server", ...asks("100m", "128Mi") },
      { name: "sidecar", resources: { limits: { cpu: "0.5", memory: "1Gi" } } },
    ];
    expect(podSets(deployment("web", {}, { containers }))).toMatchObject([
      { requests: { cpu: 600, memory: 1152 } },
    ]);
  });

  it("as much as an init container, where that is more", () => {
    const initContainers = [{ name: "prepare", ...asks("10m", "512Mi") }];
    expect(podSets(deployment("web", asks("100m", "128Mi"), { initContainers }))).toMatchObject([
      { requests: { cpu: 100, memory: 512 } },
    ]);
  });

  it("what its sidecars request on top", () => {
    const initContainers = [{ name: "proxy", restartPolicy: "Always", ...asks("50m", "64Mi") }];
    expect(podSets(deployment("web", asks("100m", "128Mi"), { initContainers }))).toMatchObject([
      { requests: { cpu: 150, memory: 192 } },
    ]);
  });
});

describe("there are at most as many pods", () => {
  it.each([
    ["as there always are and one quarter more in a rollout", {}, { min: 4, max: 5 }],
    [
      "with maxSurge pods more in a rollout",
      { strategy: { rollingUpdate: { maxSurge: 2 } } },
      { min: 4, max: 6 },
    ],
    [
      "as there always are where a rollout stops the old ones first",
      { strategy: { type: "Recreate" } },
      { min: 4, max: 4 },
    ],
  ])("%s", (_rule, spec, counts) => {
    expect(podSets(deploymentWith({ replicas: 4, ...spec }))).toMatchObject([counts]);
  });

  it("as the autoscaler may make, and a rollout on top", () => {
    const scaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
        minReplicas: 2,
        maxReplicas: 8,
      },
    });
    expect(podSets(deploymentWith({}), scaler)).toMatchObject([{ min: 2, max: 10 }]);
  });

  it("as jobs run; a suspended one only when somebody starts it", () => {
    const job = (suspend: boolean) =>
      object("batch/v1 CronJob", "report", {
        spec: {
          suspend,
          jobTemplate: {
            spec: { template: { spec: { containers: [{ name: "main", ...asks("10m", "32Mi") }] } } },
          },
        },
      });
    expect(podSets(job(false))).toMatchObject([{ min: 1, max: 1 }]);
    expect(podSets(job(true))).toMatchObject([{ min: 0, max: 1 }]);
  });
});

describe("pods are bound", () => {
  it("to the zone of a disk that each claims, or that a manifest claims", () => {
    const claims = [{ spec: { resources: { requests: { storage: "20Gi" } } } }];
    const statefulSet = object("apps/v1 StatefulSet", "database", {
      spec: { template: { spec: { containers: [] } }, volumeClaimTemplates: claims },
    });
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
    expect(podSets(statefulSet)).toMatchObject([{ isHeld: true, claims: 20_480 }]);
    expect(podSets(deployment("web", {}, { volumes }))).toMatchObject([{ isHeld: true, claims: 0 }]);
  });

  it("by spreads and affinities that are binding, and by no others", () => {
    const labelSelector = { matchLabels: { app: "web" } };
    const spread = (topologyKey: string, whenUnsatisfiable: string) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable,
      labelSelector,
    });
    const podSpec = {
      topologySpreadConstraints: [
        spread("kubernetes.io/hostname", "DoNotSchedule"),
        spread("topology.kubernetes.io/zone", "ScheduleAnyway"),
      ],
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: "kubernetes.io/hostname", labelSelector },
          ],
        },
      },
      tolerations: [{ key: "interruptible", operator: "Equal", value: "true" }, { operator: "Exists" }],
    };
    expect(podSets(deployment("web", {}, podSpec))).toMatchObject([
      {
        spread: [{ over: "node", maxSkew: 1 }],
        alone: ["node"],
        tolerations: [{ key: "interruptible", value: "true" }, {}],
      },
    ]);
  });
});

describe("beside workloads there is", () => {
  it("what Elastic's operator makes of its resources", () => {
    const search = object("elasticsearch.k8s.elastic.co/v1 Elasticsearch", "logs", {
      spec: {
        nodeSets: [
          {
            name: "default",
            count: 3,
            podTemplate: { spec: { containers: [{ name: "elasticsearch", ...asks("200m", "2Gi") }] } },
            volumeClaimTemplates: [{ spec: { resources: { requests: { storage: "30Gi" } } } }],
          },
        ],
      },
    });
    expect(podSets(search)).toMatchObject([
      {
        name: "Elasticsearch logs",
        min: 3,
        requests: { cpu: 200, memory: 2048 },
        claims: 30_720,
        isHeld: true,
      },
    ]);
  });

  it("what charts say that they run, on every node or anywhere", () => {
    const brings = {
      pods: {
        "shop/agent": { replicas: "one per node", cpu: 10, memory: 24 },
        "shop/server": { replicas: 2, cpu: 50, memory: 64, volume: "claimed by a manifest" },
      },
    } as const;
    const tree = treeOf([], { charts: [{ ...release("tool"), brings }] });
    const { everywhere, anywhere } = demandOf(graphOf(tree));
    expect(everywhere).toMatchObject([{ name: "agent", requests: { cpu: 10, memory: 24 } }]);
    expect(anywhere).toMatchObject([{ name: "server", min: 2, claims: 0, isHeld: true }]);
  });
});
