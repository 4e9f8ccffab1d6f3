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
} as const satisfies Record<string, InstanceType>;

export type InstanceTypeName = keyof typeof instanceTypes;

/**
 * Pods that fit one node without prefix delegation: each interface keeps one address for itself, and two pods
 * live on the host's network.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/eni_max_pods.go
 */
export function maxPods(name: InstanceTypeName): number {
  const { interfaces, addresses } = instanceTypes[name];
  return interfaces * (addresses - 1) + 2;
}
