import type { PodSet } from "./demand.ts";
import type { Filling } from "./filling.ts";

/** The nodes that pods of one sort may run on, in the order in which they are filled. */
export class Admitting {
  readonly fillings: readonly Filling[];
  /** In how many zones they are. */
  readonly zones: number;
  /** By what a pod requests, how many of the nodes in front have no room for it: room only becomes less. */
  readonly #full = new Map<string, number>();

  constructor(fillings: readonly Filling[]) {
    this.fillings = fillings;
    this.zones = new Set(fillings.map(({ node }) => node.zone)).size;
  }

  /** Index of the first node that has room for a pod of a set: those in front of it have none. */
  firstOpen(set: PodSet): number {
    const key = `${set.requests.cpu} ${set.requests.memory}`;
    let full = this.#full.get(key) ?? 0;
    while (this.fillings[full]?.hasRoomFor(set) === false) full++;
    this.#full.set(key, full);
    return full;
  }
}
