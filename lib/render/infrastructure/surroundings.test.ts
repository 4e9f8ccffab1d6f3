import { expect, it } from "vitest";
import { clusterOf, network, nodeGroup } from "#lib/model/cluster.fixture.ts";
import { clusterInfrastructure } from "./cluster-infrastructure.ts";
import { surroundingsOf } from "./surroundings.ts";

it("says what Terraform builds in the words of any cluster's facts", () => {
  const cluster = clusterOf({
    name: "production",
    network: { ...network, prefixDelegation: true },
    nodeGroups: [{ ...nodeGroup, name: "spot", capacity: "spot", interruptibleOnly: true }],
  });
  const zones = network.zones.map(({ name }) => name);
  expect(surroundingsOf(clusterInfrastructure(cluster, []))).toMatchObject({
    cluster: "production",
    zones,
    vpc: { cidr: network.cidr, publicSubnets: network.zones.map(({ publicSubnet }) => publicSubnet) },
    nodeGroups: nodeGroup.instanceTypes.map((instanceType) => ({
      name: "spot",
      instanceType,
      zones,
      taints: [{ key: "interruptible", value: "true", effect: "NoSchedule" }],
    })),
    prefixDelegation: true,
    networkPolicyEnforcement: "vpc-cni",
  });
});

it("has nodes in public subnets where there are no private ones", () => {
  const open = network.zones.map(({ name, publicSubnet }) => ({ name, publicSubnet }));
  const cluster = clusterOf({ network: { ...network, zones: open, nat: "none" } });
  const { vpc } = surroundingsOf(clusterInfrastructure(cluster, []));
  expect(vpc?.privateSubnets).toEqual(vpc?.publicSubnets);
});
