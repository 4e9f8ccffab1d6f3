import type { Capacity } from "./assessment.ts";
import { type PodSet, podSet } from "./demand.ts";
import type { NodePool, Nodes } from "./nodes.ts";

/** A pool of so many nodes, at most and at least, of 1930m CPU and 3246Mi of memory for 17 pods. */
export function poolOf(nodes: number, changes: Partial<NodePool> = {}): NodePool {
  return {
    name: "main",
    types: ["t3.medium"],
    capacity: "ON_DEMAND",
    min: nodes,
    desired: nodes,
    max: nodes,
    taints: [],
    ...changes,
  };
}

/** Nodes over two zones. */
export function nodesOf(pools: readonly NodePool[], changes: Partial<Nodes> = {}): Nodes {
  return {
    region: "us-east-1",
    zones: ["us-east-1a", "us-east-1b"],
    prefixDelegation: false,
    addresses: 490,
    pools,
    ...changes,
  };
}

/** Pods of an application that request 100m and 128Mi each, changed by what is given. */
export function pods(name: string, changes: Partial<PodSet> = {}): PodSet {
  return podSet({ unit: "shop", name, requests: { cpu: 100, memory: 128 }, ...changes });
}

/** Pods on nodes, with nothing on every node. */
export function capacityOf(
  nodes: Nodes,
  anywhere: readonly PodSet[],
  everywhere: readonly PodSet[] = [],
): Capacity {
  return { nodes, demand: { everywhere, anywhere } };
}
