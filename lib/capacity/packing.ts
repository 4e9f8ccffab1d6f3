import type { Demand, PodSet, Topology } from "./demand.ts";
import { Filling } from "./filling.ts";
import type { Node, Room } from "./nodes.ts";
import { ordersOf } from "./order.ts";

/** A node, and what still fits on it. */
export interface PackedNode extends Node {
  readonly free: Room;
}

/** Pods of a set for which there is no place. */
export interface Missing {
  readonly set: PodSet;
  readonly count: number;
}

/** Where pods found their places. */
export interface Packing {
  readonly nodes: readonly PackedNode[];
  readonly missing: readonly Missing[];
}

/** Pods of a set in each place of a topology that has a node for them. */
function countsOver(
  fillings: readonly Filling[],
  set: PodSet,
  over: Topology,
): Map<Filling | string, number> {
  const counts = new Map<Filling | string, number>();
  for (const filling of fillings.filter((one) => one.admits(set))) {
    const place = filling.placeIn(over);
    counts.set(place, (counts.get(place) ?? 0) + filling.countOf(set));
  }
  return counts;
}

/**
 * Whether one more pod of a set keeps to what the set binds itself to.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
function keepsDistance(fillings: readonly Filling[], filling: Filling, set: PodSet): boolean {
  const countHere = (counts: Map<Filling | string, number>, over: Topology) =>
    counts.get(filling.placeIn(over)) ?? 0;
  return (
    set.alone.every((over) => countHere(countsOver(fillings, set, over), over) === 0) &&
    set.spread.every(({ over, maxSkew }) => {
      const counts = countsOver(fillings, set, over);
      return countHere(counts, over) + 1 - Math.min(...counts.values()) <= maxSkew;
    })
  );
}

/** Chooses among nodes that have a place. */
type Choice = (places: readonly Filling[]) => Filling | undefined;

const theFirst: Choice = (places) => places[0];

/** What the scheduler itself prefers: pods end up evenly over the nodes. */
const theEmptiest: Choice = (places) =>
  places.toSorted((one, other) => other.free.memory - one.free.memory || other.free.pods - one.free.pods)[0];

/** The nodes that take one more pod of a set. */
function placesFor(fillings: readonly Filling[], set: PodSet, zone: string | undefined): Filling[] {
  return fillings.filter(
    (filling) =>
      filling.hasRoomFor(set) &&
      filling.admits(set) &&
      (zone === undefined || filling.node.zone === zone) &&
      keepsDistance(fillings, filling, set),
  );
}

/** What pods are packed by. */
export interface PackingOptions {
  /** Whether there are as many pods as there always are, or as many as there may be. */
  readonly replicas: "min" | "max";
  readonly zones: readonly string[];
  /** Place among the zones of the first disk of each set; the next disk is in the next zone. */
  readonly home: number;
}

/** One way of packing. */
class Attempt {
  readonly #fillings: readonly Filling[];
  readonly #missing = new Map<PodSet, number>();

  constructor(nodes: readonly Node[]) {
    this.#fillings = nodes.map((node) => new Filling(node));
  }

  #miss(set: PodSet): void {
    this.#missing.set(set, (this.#missing.get(set) ?? 0) + 1);
  }

  /** Puts a pod on every node. */
  placeEverywhere(set: PodSet): void {
    for (const filling of this.#fillings) {
      if (filling.hasRoomFor(set)) filling.take(set);
      else this.#miss(set);
    }
  }

  place(set: PodSet, { replicas, zones, home }: PackingOptions, choose: Choice): void {
    for (let index = 0; index < set[replicas]; index++) {
      const zone = set.isHeld ? zones[(home + index) % zones.length] : undefined;
      const place = choose(placesFor(this.#fillings, set, zone));
      if (place === undefined) this.#miss(set);
      else place.take(set);
    }
  }

  result(): Packing {
    return {
      nodes: this.#fillings.map(({ node, free }) => ({ ...node, free })),
      missing: [...this.#missing].map(([set, count]) => ({ set, count })),
    };
  }
}

/** Number of pods without a place. */
export function missingPods({ missing }: Packing): number {
  return missing.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Puts pods on nodes: those of every node first, then the largest first, each where its selector, its tolerations, its
 * disk and its spread allow it. What this finds a place for fits. Packing is not exact: it tries several orders, and
 * something may fit that it finds no place for.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function pack(nodes: readonly Node[], demand: Demand, options: PackingOptions): Packing {
  let best: Packing | undefined;
  for (const ordered of ordersOf(demand.anywhere)) {
    for (const choose of [theFirst, theEmptiest]) {
      const attempt = new Attempt(nodes);
      for (const set of demand.everywhere) attempt.placeEverywhere(set);
      for (const set of ordered) attempt.place(set, options, choose);
      const result = attempt.result();
      if (result.missing.length === 0) return result;
      if (best === undefined || missingPods(result) < missingPods(best)) best = result;
    }
  }
  return best ?? { nodes: [], missing: [] };
}
