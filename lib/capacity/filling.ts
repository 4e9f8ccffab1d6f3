import type { PodSet, Topology } from "./demand.ts";
import type { Node, Room, Taint } from "./nodes.ts";

function tolerates({ tolerations }: PodSet, { key, value }: Taint): boolean {
  return tolerations.some(
    (toleration) =>
      (toleration.key === undefined || toleration.key === key) &&
      (toleration.value === undefined || toleration.value === value),
  );
}

/** Whether pods of a set may run on a node at all, with room or without. */
export function admits({ labels, pool }: Node, set: PodSet): boolean {
  return (
    Object.entries(set.nodeSelector).every(([name, value]) => labels[name] === value) &&
    pool.taints.every((taint) => tolerates(set, taint))
  );
}

/** A node while it fills. */
export class Filling {
  readonly node: Node;
  #cpu: number;
  #memory: number;
  #pods: number;

  constructor(node: Node) {
    this.node = node;
    this.#cpu = node.room.cpu;
    this.#memory = node.room.memory;
    this.#pods = node.room.pods;
  }

  get free(): Room {
    return { cpu: this.#cpu, memory: this.#memory, pods: this.#pods };
  }

  /** The place of a topology that it is in: the node itself, or its zone. */
  placeIn(over: Topology): Filling | string {
    return over === "node" ? this : this.node.zone;
  }

  /** Whether it has more memory free than another, or as much and room for more pods. */
  isEmptierThan(other: Filling): boolean {
    return this.#memory > other.#memory || (this.#memory === other.#memory && this.#pods > other.#pods);
  }

  hasRoomFor({ requests: { cpu, memory } }: PodSet): boolean {
    return cpu <= this.#cpu && memory <= this.#memory && this.#pods > 0;
  }

  take(set: PodSet): void {
    this.#cpu -= set.requests.cpu;
    this.#memory -= set.requests.memory;
    this.#pods -= 1;
  }
}
