import { type Answer, answerAt, type Capacity, fewestNodes, missingAt } from "./assessment.ts";
import { type Cure, cheapestCure } from "./cures.ts";
import { type Room, roomOf, smallestType } from "./nodes.ts";

/** A node group, and what the smallest of its nodes has. */
export interface PoolReport {
  readonly name: string;
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  readonly smallestType: string;
  readonly room: Room;
}

/** Pods without a place. */
export interface MissingReport {
  /** Empty for what EKS installs. */
  readonly unit: string;
  readonly pods: string;
  readonly count: number;
}

/** What happens at one size. */
export interface SizeReport extends Omit<Answer, "missing"> {
  readonly size: string;
  readonly missing: readonly MissingReport[];
}

/** Whether what a cluster runs fits its nodes, and how much room is left. */
export interface CapacityReport {
  readonly cluster: string;
  readonly prefixDelegation: boolean;
  readonly pools: readonly PoolReport[];
  /** The smallest size first. */
  readonly sizes: readonly SizeReport[];
  /** Nodes that the pods need that there always are; null where the most nodes are too few. */
  readonly fewestNodes: number | null;
  /** The cheapest change after which everything fits; null where it does. */
  readonly cure: Cure | null;
}

/** Sizes that a cluster is looked at in. */
const sizes = [
  { size: "fewest nodes, fewest pods", nodes: "min", replicas: "min" },
  { size: "desired nodes, fewest pods", nodes: "desired", replicas: "min" },
  { size: "most nodes, fewest pods", nodes: "max", replicas: "min" },
  { size: "most nodes, most pods", nodes: "max", replicas: "max" },
] as const;

/** Pods without a place, with their unit. */
export function missingOf({ missing }: Answer): MissingReport[] {
  return missing.map(({ set: { unit, name }, count }) => ({ unit, pods: name, count }));
}

/** What is to be changed where something does not fit the most nodes there may be. */
function cureOf(capacity: Capacity): Cure | undefined {
  const failing = (["max", "min"] as const).find(
    (replicas) => missingAt(capacity, "max", replicas).length > 0,
  );
  return failing && cheapestCure(capacity, failing);
}

/** What a cluster can hold. */
export function reportOf(cluster: string, capacity: Capacity): CapacityReport {
  const { pools, prefixDelegation } = capacity.nodes;
  const counts = fewestNodes(capacity);
  return {
    cluster,
    prefixDelegation,
    pools: pools.map((pool) => ({
      name: pool.name,
      min: pool.min,
      desired: pool.desired,
      max: pool.max,
      smallestType: smallestType(pool) ?? "",
      room: roomOf(pool, prefixDelegation),
    })),
    sizes: sizes.map(({ size, nodes, replicas }) => {
      const answer = answerAt(capacity, nodes, replicas);
      return { size, ...answer, missing: missingOf(answer) };
    }),
    fewestNodes: counts === undefined ? null : Array.from(counts.values()).reduce((sum, one) => sum + one, 0),
    cure: cureOf(capacity) ?? null,
  };
}
