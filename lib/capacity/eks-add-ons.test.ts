import { expect, it } from "vitest";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { clusterInfrastructure } from "#lib/render/infrastructure/cluster-infrastructure.ts";
import { eksAddOnDemand } from "./eks-add-ons.ts";

it("runs four pods on every node of a cluster with volumes, and four anywhere", () => {
  const { everywhere, anywhere } = eksAddOnDemand(clusterInfrastructure(clusterOf(), []));
  expect(everywhere.map(({ name, requests }) => [name, requests])).toEqual([
    ["DaemonSet aws-node", { cpu: 50, memory: 0 }],
    ["DaemonSet kube-proxy", { cpu: 100, memory: 0 }],
    ["DaemonSet eks-pod-identity-agent", { cpu: 0, memory: 0 }],
    ["DaemonSet ebs-csi-node", { cpu: 30, memory: 120 }],
  ]);
  expect(anywhere.map(({ name, min, requests }) => [name, min, requests])).toEqual([
    ["Deployment coredns", 2, { cpu: 100, memory: 70 }],
    ["Deployment ebs-csi-controller", 2, { cpu: 60, memory: 240 }],
  ]);
});

it("follows what an add-on is configured with", () => {
  const infrastructure = clusterInfrastructure(clusterOf(), []);
  const configuration = JSON.stringify({
    replicaCount: 3,
    resources: { requests: { cpu: "200m", memory: "1Gi" } },
  });
  const { anywhere } = eksAddOnDemand({
    ...infrastructure,
    add_ons: { coredns: { version: "v1", configuration } },
  });
  expect(anywhere).toMatchObject([{ min: 3, requests: { cpu: 200, memory: 1024 } }]);
});
