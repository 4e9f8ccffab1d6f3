import { mebibytesOf, millicoresOf } from "#lib/capacity/quantity.ts";
import type { ToldNodeGroup } from "#lib/render/surroundings.ts";
import { machineOf, type NodeRoom } from "./instance-sizes.ts";

const unknown: NodeRoom = { cpu: Number.POSITIVE_INFINITY, memory: Number.POSITIVE_INFINITY };

/** What pods of workloads may ask for on a node of a group at most: what is allocatable, less what runs on every node. */
export function roomOfNode({ allocatablePerNode, daemonSetsPerNode, instanceType }: ToldNodeGroup): NodeRoom {
  const machine = (instanceType === undefined ? undefined : machineOf(instanceType)) ?? unknown;
  const { cpu, memory } = allocatablePerNode ?? {};
  return {
    cpu: (cpu === undefined ? machine.cpu : millicoresOf(cpu)) - millicoresOf(daemonSetsPerNode?.cpu ?? 0),
    memory:
      (memory === undefined ? machine.memory : mebibytesOf(memory)) -
      mebibytesOf(daemonSetsPerNode?.memory ?? 0),
  };
}
