import type { Admitting } from "./admitting.ts";
import type { PodSet, Topology } from "./demand.ts";
import type { Filling } from "./filling.ts";

/** What keeps pods of a set apart over one topology. */
interface Distance {
  readonly over: Topology;
  /** How many more than the emptiest place one may have; undefined where each has room for only one. */
  readonly maxSkew: number | undefined;
  /** How many places there are. */
  readonly places: number;
  /** Pods of the set in the places that have any. */
  readonly counts: Map<Filling | string, number>;
  /** A place takes the next pod while it has fewer than these. */
  limit: number;
}

function fewestIn({ counts, places }: Distance): number {
  return counts.size < places ? 0 : Math.min(...counts.values());
}

/** What sets keep that may be anywhere. */
const none: readonly Distance[] = [];

function takesAnother({ over, counts, limit }: Distance, filling: Filling): boolean {
  return (counts.get(filling.placeIn(over)) ?? 0) < limit;
}

/**
 * How far the pods of a set keep from each other while they are placed, on the nodes that may run them.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export class Distances {
  readonly #distances: readonly Distance[];

  constructor({ alone, spread }: PodSet, { fillings, zones }: Admitting) {
    if (alone.length + spread.length === 0) {
      this.#distances = none;
      return;
    }
    const distance = (over: Topology, maxSkew: number | undefined): Distance => ({
      over,
      maxSkew,
      places: over === "node" ? fillings.length : zones,
      counts: new Map(),
      limit: 1,
    });
    this.#distances = [
      ...alone.map((over) => distance(over, undefined)),
      ...spread.map(({ over, maxSkew }) => distance(over, maxSkew)),
    ];
  }

  /** Looks at how many pods there are by now in each place, for the next one. */
  startNext(): void {
    if (this.#distances.length === 0) return;
    for (const distance of this.#distances) {
      if (distance.maxSkew !== undefined) distance.limit = fewestIn(distance) + distance.maxSkew;
    }
  }

  /** Whether a node may take the next pod. */
  allow(filling: Filling): boolean {
    // Asked of node after node for pod after pod: an iterator would cost more than the rest.
    for (let index = 0; index < this.#distances.length; index++) {
      const distance = this.#distances[index];
      if (distance !== undefined && !takesAnother(distance, filling)) return false;
    }
    return true;
  }

  add(filling: Filling): void {
    if (this.#distances.length === 0) return;
    for (const { over, counts } of this.#distances) {
      const place = filling.placeIn(over);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
}
