import { expect, it } from "vitest";
import { clusterOf, network, nodeGroup } from "#lib/model/cluster.fixture.ts";
import { clusterInfrastructure } from "#lib/render/infrastructure/cluster-infrastructure.ts";
import { poolOf } from "./capacity.fixture.ts";
import { nodesAt, nodesOf, roomOf } from "./nodes.ts";

it.each([
  ["t3.small", { cpu: 1930, memory: 1418, pods: 11 }],
  ["t3a.small", { cpu: 1930, memory: 1451, pods: 8 }],
  ["t3.medium", { cpu: 1930, memory: 3246, pods: 17 }],
  ["t3.large", { cpu: 1930, memory: 6837, pods: 35 }],
] as const)("a %s has what the kubelet and the kernel leave of it", (type, room) => {
  expect(roomOf(poolOf(1, { types: [type] }), false)).toEqual(room);
});

it("prefix delegation makes more places for pods, and no more memory", () => {
  expect(roomOf(poolOf(1), true)).toEqual({ cpu: 1930, memory: 3246, pods: 50 });
});

it("nodes are what Terraform builds, with the network plugin that EKS configures", () => {
  const cluster = clusterOf({ network: { ...network, prefixDelegation: true }, nodeGroups: [nodeGroup] });
  expect(nodesOf(clusterInfrastructure(cluster, []))).toMatchObject({
    region: "us-east-1",
    zones: ["us-east-1a", "us-east-1b"],
    prefixDelegation: true,
    addresses: 490,
    pools: [{ name: "main", types: ["t3.large"], min: 1, desired: 2, max: 3 }],
  });
});

it("nodes of a group stand in the zones in turn", () => {
  const nodes = nodesOf(clusterInfrastructure(clusterOf(), []));
  expect(nodesAt(nodes, ({ max }) => max).map(({ zone }) => zone)).toEqual([
    "us-east-1a",
    "us-east-1b",
    "us-east-1a",
  ]);
});
