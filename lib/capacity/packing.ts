import { Admitting } from "./admitting.ts";
import type { Demand, PodSet, Topology } from "./demand.ts";
import { admits, Filling } from "./filling.ts";
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

/** How far the pods of a set keep from each other while they are placed, on the nodes that may run them. */
class Distances {
  readonly #set: PodSet;
  /** How many places of a topology there are. */
  readonly #places: Readonly<Record<Topology, number>>;
  /** Pods of the set in the places that have any. */
  readonly #counts: Readonly<Record<Topology, Map<Filling | string, number>>>;

  constructor(set: PodSet, nodes: number, zones: number) {
    this.#set = set;
    this.#places = { node: nodes, zone: zones };
    this.#counts = { node: new Map(), zone: new Map() };
  }

  #countIn(filling: Filling, over: Topology): number {
    return this.#counts[over].get(filling.placeIn(over)) ?? 0;
  }

  #fewestIn(over: Topology): number {
    const counts = this.#counts[over];
    return counts.size < this.#places[over] ? 0 : Math.min(...counts.values());
  }

  /**
   * Whether a node may take the next pod.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  forNext(): (filling: Filling) => boolean {
    const { alone, spread } = this.#set;
    const most = spread.map(({ over, maxSkew }) => ({ over, count: this.#fewestIn(over) + maxSkew }));
    return (filling) =>
      alone.every((over) => this.#countIn(filling, over) === 0) &&
      most.every(({ over, count }) => this.#countIn(filling, over) < count);
  }

  add(filling: Filling): void {
    for (const over of ["node", "zone"] as const) {
      this.#counts[over].set(filling.placeIn(over), this.#countIn(filling, over) + 1);
    }
  }
}

/** Chooses among the nodes that take one more pod. */
type Choice = (fillings: readonly Filling[], takesOne: (filling: Filling) => boolean) => Filling | undefined;

const theFirst: Choice = (fillings, takesOne) => fillings.find(takesOne);

function isEmptier({ free: one }: Filling, { free: other }: Filling): boolean {
  return one.memory > other.memory || (one.memory === other.memory && one.pods > other.pods);
}

/** What the scheduler itself prefers: pods end up evenly over the nodes. */
const theEmptiest: Choice = (fillings, takesOne) => {
  let emptiest: Filling | undefined;
  for (const filling of fillings) {
    const isBetter = emptiest === undefined || isEmptier(filling, emptiest);
    if (isBetter && takesOne(filling)) emptiest = filling;
  }
  return emptiest;
};

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
  /** Nodes of every kind that there is. */
  readonly #kinds: readonly Node[];
  /** Those that admit a set, by which kinds of nodes do. */
  readonly #admitting = new Map<string, Admitting>();
  readonly #missing = new Map<PodSet, number>();

  constructor(nodes: readonly Node[]) {
    this.#fillings = nodes.map((node) => new Filling(node));
    this.#kinds = [...new Set(nodes)];
  }

  #admittingTo(set: PodSet): Admitting {
    const admitted = this.#kinds.map((node) => admits(node, set));
    const key = admitted.join();
    const known = this.#admitting.get(key);
    if (known !== undefined) return known;
    const kinds = new Set(this.#kinds.filter((_, index) => admitted[index]));
    const admitting = new Admitting(this.#fillings.filter(({ node }) => kinds.has(node)));
    this.#admitting.set(key, admitting);
    return admitting;
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
    const admitting = this.#admittingTo(set);
    const fillings = admitting.perhapsOpen(set);
    const distances = new Distances(set, admitting.fillings.length, admitting.zones);
    for (let index = 0; index < set[replicas]; index++) {
      const zone = set.isHeld ? zones[(home + index) % zones.length] : undefined;
      const isFarEnough = distances.forNext();
      const place = choose(
        fillings,
        (filling) =>
          filling.hasRoomFor(set) &&
          (zone === undefined || filling.node.zone === zone) &&
          isFarEnough(filling),
      );
      if (place === undefined) {
        this.#miss(set);
        continue;
      }
      place.take(set);
      distances.add(place);
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
