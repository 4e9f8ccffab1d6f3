import type { Demand, PodSet } from "./demand.ts";
import type { Filling } from "./filling.ts";
import { type Node, type NodePool, type Nodes, nodesAt, type Room, type Size } from "./nodes.ts";
import { type Missing, missingPods, type Packing, pack } from "./packing.ts";

/** What a cluster has to hold, on what. */
export interface Capacity {
  readonly nodes: Nodes;
  readonly demand: Demand;
}

/** Room of the nodes of one zone. */
export interface ZoneRoom {
  readonly zone: string;
  readonly nodes: number;
  readonly free: Room;
}

/** Whether pods fit on nodes, wherever the disks are that hold some of them. */
export interface Answer {
  readonly nodes: number;
  /** Pods that were to be placed, those of DaemonSets included. */
  readonly pods: number;
  /** Of all nodes together, with nothing on them. */
  readonly room: Room;
  readonly free: Room;
  readonly zones: readonly ZoneRoom[];
  /** Pods for which there is no place; none where everything fits. */
  readonly missing: readonly Missing[];
  /** Zone of the first disks, where that is the least favorable one; undefined where nothing has a disk. */
  readonly disksIn: string | undefined;
}

function sum(rooms: readonly Room[]): Room {
  let [cpu, memory, pods] = [0, 0, 0];
  for (const room of rooms) {
    cpu += room.cpu;
    memory += room.memory;
    pods += room.pods;
  }
  return { cpu, memory, pods };
}

function zoneRooms(zones: readonly string[], nodes: readonly Filling[]): ZoneRoom[] {
  return zones.map((zone) => {
    const inside = nodes.filter(({ node }) => node.zone === zone);
    return { zone, nodes: inside.length, free: sum(inside.map(({ free }) => free)) };
  });
}

function hasDisks({ anywhere }: Demand): boolean {
  return anywhere.some(({ isHeld }) => isHeld);
}

interface Attempt {
  readonly packing: Packing;
  readonly home: number;
}

/** The attempt in which the most pods are missing: disks are where they were first made, not where one wishes. */
function worstOf(
  nodes: readonly Node[],
  { nodes: { zones }, demand }: Capacity,
  replicas: "min" | "max",
): Attempt {
  const homes = hasDisks(demand) ? Math.max(1, zones.length) : 1;
  const attempts = Array.from({ length: homes }, (_, home) => ({
    home,
    packing: pack(nodes, demand, { replicas, zones, home }),
  }));
  return attempts.reduce((worst, next) =>
    missingPods(next.packing) > missingPods(worst.packing) ? next : worst,
  );
}

function podsOf({ everywhere, anywhere }: Demand, nodes: number, replicas: "min" | "max"): number {
  return everywhere.length * nodes + anywhere.reduce((total, set: PodSet) => total + set[replicas], 0);
}

/** Whether everything fits on so many nodes of each pool. */
function answerFor(capacity: Capacity, count: (pool: NodePool) => number, replicas: "min" | "max"): Answer {
  const { nodes: all, demand } = capacity;
  const nodes = nodesAt(all, count);
  const { packing, home } = worstOf(nodes, capacity, replicas);
  return {
    nodes: nodes.length,
    pods: podsOf(demand, nodes.length, replicas),
    room: sum(nodes.map(({ room }) => room)),
    free: sum(packing.nodes.map(({ free }) => free)),
    zones: zoneRooms(all.zones, packing.nodes),
    missing: packing.missing,
    disksIn: hasDisks(demand) ? all.zones[home] : undefined,
  };
}

/** Whether everything fits at a size of the node groups. */
export function answerAt(capacity: Capacity, size: Size, replicas: "min" | "max"): Answer {
  return answerFor(capacity, (pool) => pool[size], replicas);
}

/** Pods for which there is no place at a size of the node groups: what an answer says first, without the rest. */
export function missingAt(capacity: Capacity, size: Size, replicas: "min" | "max"): readonly Missing[] {
  return missingFor(capacity, (pool) => pool[size], replicas);
}

function missingFor(
  capacity: Capacity,
  count: (pool: NodePool) => number,
  replicas: "min" | "max",
): readonly Missing[] {
  return worstOf(nodesAt(capacity.nodes, count), capacity, replicas).packing.missing;
}

/** Nodes of each pool, by its name. */
export type NodeCounts = ReadonlyMap<string, number>;

/**
 * The fewest nodes, of those that the pools may have, on which the pods fit that there always are; undefined where
 * they fit on none. Pools grow in turn, one node at a time.
 */
export function fewestNodes(capacity: Capacity): NodeCounts | undefined {
  const { pools } = capacity.nodes;
  const counts = new Map(pools.map(({ name, min }) => [name, min]));
  const count = ({ name }: NodePool) => counts.get(name) ?? 0;
  while (missingFor(capacity, count, "min").length > 0) {
    const [next] = pools.filter((pool) => count(pool) < pool.max).sort((a, b) => count(a) - count(b));
    if (next === undefined) return undefined;
    counts.set(next.name, count(next) + 1);
  }
  return counts;
}
