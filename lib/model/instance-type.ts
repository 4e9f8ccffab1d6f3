import { refuse } from "./problem.ts";

/** What an EC2 instance type offers to Kubernetes. */
export interface InstanceType {
  readonly cpus: number;
  /** GiB. */
  readonly memory: number;
  /** Network interfaces, and IPv4 addresses on each: together they bound the number of pods. */
  readonly interfaces: number;
  readonly addresses: number;
}

/**
 * Instance types that node groups may name.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/instance-info.jsonl
 */
export const instanceTypes = {
  "t3.small": { cpus: 2, memory: 2, interfaces: 3, addresses: 4 },
  "t3a.small": { cpus: 2, memory: 2, interfaces: 2, addresses: 4 },
  "t3.medium": { cpus: 2, memory: 4, interfaces: 3, addresses: 6 },
  "t3a.medium": { cpus: 2, memory: 4, interfaces: 3, addresses: 6 },
  "t3.large": { cpus: 2, memory: 8, interfaces: 3, addresses: 12 },
  "t3.xlarge": { cpus: 4, memory: 16, interfaces: 4, addresses: 15 },
} as const satisfies Record<string, InstanceType>;

export type InstanceTypeName = keyof typeof instanceTypes;

/** Addresses that a prefix holds: a /28. */
const ADDRESSES_IN_PREFIX = 16;

/** Pods on the host's network, which take no address: the network plugin's and kube-proxy's. */
const HOST_NETWORK_PODS = 2;

/**
 * Pods of a node with prefix delegation. EKS allows 110; more than these have no place in the memory of the types
 * here, and each that a node may run keeps addresses from its neighbours.
 */
const PODS_WITH_PREFIXES = 50;

/** Refuses an instance type that is not in the table: what runs without the type checker's help would not notice. */
export function checkInstanceType(name: string, nodeGroup: string): void {
  if (Object.hasOwn(instanceTypes, name)) return;
  refuse(
    `instance type "${name}" of ${nodeGroup} is not known`,
    `choose of ${Object.keys(instanceTypes).join(", ")}, or add it to lib/model/instance-type.ts`,
  );
}

/** Pods for which each interface has addresses, next to the one that it keeps for itself. */
function podsByAddresses(name: InstanceTypeName, addressesInSlot: number): number {
  const { interfaces, addresses } = instanceTypes[name];
  return interfaces * (addresses - 1) * addressesInSlot + HOST_NETWORK_PODS;
}

/**
 * Pods that one node may run. With prefix delegation an interface has prefixes in the place of addresses, and the
 * kubelet is told the number.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/eni_max_pods.go
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#determine-max-pods
 */
export function maxPods(name: InstanceTypeName, prefixDelegation: boolean): number {
  const single = podsByAddresses(name, 1);
  if (!prefixDelegation) return single;
  return Math.min(podsByAddresses(name, ADDRESSES_IN_PREFIX), Math.max(single, PODS_WITH_PREFIXES));
}

/**
 * Addresses of its subnet that a node takes when it is full: for its interfaces and its pods. With prefix delegation
 * it takes whole prefixes, and holds one more ready.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
export function addressesOf(name: InstanceTypeName, prefixDelegation: boolean): number {
  const { interfaces, addresses } = instanceTypes[name];
  if (!prefixDelegation) return interfaces * addresses;
  const used = Math.ceil((maxPods(name, prefixDelegation) - HOST_NETWORK_PODS) / ADDRESSES_IN_PREFIX);
  const prefixes = Math.min(used + 1, interfaces * (addresses - 1));
  return interfaces + prefixes * ADDRESSES_IN_PREFIX;
}
