import { mebibytesOf, millicoresOf } from "#lib/capacity/quantity.ts";
import type { ToldNodeGroup, ToldRequests } from "#lib/render/surroundings.ts";
import { machineOf, type NodeRoom } from "./instance-sizes.ts";
import type { NodeKind } from "./nodes.ts";

const unknown: NodeRoom = { cpu: Number.POSITIVE_INFINITY, memory: Number.POSITIVE_INFINITY };

/** Room for pods of workloads, of one node or of several; infinite where nobody knows. */
export interface PodRoom extends NodeRoom {
  readonly pods: number;
}

/** What some pods ask for together, as numbers. */
export function told({ cpu = 0, memory = 0, pods = 0 }: ToldRequests = {}): PodRoom {
  return { cpu: millicoresOf(cpu), memory: mebibytesOf(memory), pods };
}

/** What pods of workloads may ask for on a node of a group at most: what is allocatable, less what runs on every node. */
export function roomOfNode({
  allocatablePerNode = {},
  daemonSetsPerNode,
  instanceType = "",
}: ToldNodeGroup): PodRoom {
  const machine = machineOf(instanceType) ?? unknown;
  const { cpu, memory, pods = Number.POSITIVE_INFINITY } = allocatablePerNode;
  const taken = told(daemonSetsPerNode);
  return {
    cpu: (cpu === undefined ? machine.cpu : millicoresOf(cpu)) - taken.cpu,
    memory: (memory === undefined ? machine.memory : mebibytesOf(memory)) - taken.memory,
    pods: pods - taken.pods,
  };
}

/** Room of as many nodes of some kinds as there may be. */
export function roomOfNodes(nodes: readonly NodeKind[]): PodRoom {
  const groups = [...new Map(nodes.map(({ group, told: one }) => [group, one])).values()];
  const total = (resource: keyof PodRoom) =>
    groups.reduce((sum, one) => sum + (one.max ?? Number.POSITIVE_INFINITY) * roomOfNode(one)[resource], 0);
  return { cpu: total("cpu"), memory: total("memory"), pods: total("pods") };
}
