import { type InstanceTypeName, instanceTypes, maxPods } from "./instance-type.ts";

/** MiB below which the kubelet evicts pods. */
const EVICTION_MEMORY = 100;

/** MiB that the kubelet keeps for itself, and for each pod that the node could run. */
const reservedMemory = { base: 255, perPod: 11 } as const;

/** Thousandths that the kubelet keeps of the first core, the second, each of the next two, and each further one. */
const reservedCpu = { first: 60, second: 10, next: 5, further: 2.5 } as const;

/** What pods may ask for on a node. */
export interface Allocatable {
  /** Thousandths of a core. */
  readonly cpu: number;
  /** MiB; a node has a little less, which the kernel keeps. */
  readonly memory: number;
}

function cpuReservedOf(cpus: number): number {
  const { first, second, next, further } = reservedCpu;
  const cores = [first, second, next, next].slice(0, cpus);
  return cores.reduce((sum, core) => sum + core, 0) + Math.max(0, cpus - 4) * further;
}

/**
 * What pods may ask for on a node of a type. The kubelet reserves for the pods that fit without prefix delegation,
 * also where that is on.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export function allocatableOf(name: InstanceTypeName): Allocatable {
  const { cpus, memory } = instanceTypes[name];
  const reserved = reservedMemory.base + reservedMemory.perPod * maxPods(name, false);
  return {
    cpu: cpus * 1000 - cpuReservedOf(cpus),
    memory: memory * 1024 - reserved - EVICTION_MEMORY,
  };
}
