import { addressCount, isNetwork } from "./cidr.ts";
import { addressesOf, instanceTypes } from "./instance-type.ts";
import type { Network } from "./network.ts";
import type { NodeGroup } from "./node-group.ts";
import { refuse } from "./problem.ts";

/**
 * Addresses of a subnet that AWS keeps, and those that EKS needs for its control plane.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const KEPT_IN_SUBNET = 5 + 6;

/** Networks that nodes and pods have their addresses in. */
export function nodeSubnetsOf({ zones }: Network): string[] {
  return zones.map(({ publicSubnet, privateSubnet }) => privateSubnet ?? publicSubnet);
}

/** Addresses that subnets have for nodes and pods. */
export function addressRoom(subnets: readonly string[]): number {
  return subnets.reduce((sum, subnet) => sum + Math.max(0, addressCount(subnet) - KEPT_IN_SUBNET), 0);
}

/** Addresses that a group takes with all its nodes, each of its largest type and full. */
export function addressDemand(
  { instanceTypes: types, max }: Pick<NodeGroup, "instanceTypes" | "max">,
  prefixDelegation: boolean,
): number {
  return max * Math.max(...types.map((type) => addressesOf(type, prefixDelegation)));
}

/**
 * Refuses subnets in which the nodes of a cluster, with as many of them as their groups may have, would not find
 * addresses for their pods. It counts all zones together: EKS fills them evenly.
 */
export function checkNodeAddresses(
  network: Network,
  nodeGroups: readonly NodeGroup[],
  cluster: string,
): void {
  const subnets = nodeSubnetsOf(network);
  const types = nodeGroups.flatMap((group) => group.instanceTypes);
  if (!subnets.every(isNetwork) || !types.every((type) => Object.hasOwn(instanceTypes, type))) return;
  const room = addressRoom(subnets);
  const { prefixDelegation } = network;
  const groups = nodeGroups.filter((group) => group.instanceTypes.length > 0 && Number.isInteger(group.max));
  const demand = groups.reduce((sum, group) => sum + addressDemand(group, prefixDelegation), 0);
  if (demand <= room) return;
  refuse(
    `nodes and pods of cluster ${cluster} can take ${demand} addresses, and the subnets that they stand in have ${room}`,
    "enlarge the subnets, or lower the max of a node group",
  );
}
