import { Admitting } from "./admitting.ts";
import type { Demand, PodSet } from "./demand.ts";
import { Distances } from "./distances.ts";
import { admits, Filling } from "./filling.ts";
import type { Node } from "./nodes.ts";
import { ordersOf } from "./order.ts";

/** Pods of a set for which there is no place. */
export interface Missing {
  readonly set: PodSet;
  readonly count: number;
}

/** Where pods found their places. */
export interface Packing {
  readonly nodes: readonly Filling[];
  readonly missing: readonly Missing[];
}

/** Chooses among the nodes from one on that take one more pod. */
type Choice = (
  fillings: readonly Filling[],
  from: number,
  takesOne: (filling: Filling) => boolean,
) => Filling | undefined;

const theFirst: Choice = (fillings, from, takesOne) => {
  for (let index = from; index < fillings.length; index++) {
    const filling = fillings[index];
    if (filling !== undefined && takesOne(filling)) return filling;
  }
  return undefined;
};

/** What the scheduler itself prefers: pods end up evenly over the nodes. */
const theEmptiest: Choice = (fillings, from, takesOne) => {
  let emptiest: Filling | undefined;
  for (let index = from; index < fillings.length; index++) {
    const filling = fillings[index];
    if (filling === undefined || (emptiest !== undefined && !filling.isEmptierThan(emptiest))) continue;
    if (takesOne(filling)) emptiest = filling;
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

function choosesNone({ nodeSelector }: PodSet): boolean {
  return Object.keys(nodeSelector).length === 0;
}

/** One way of packing. */
class Attempt {
  readonly #fillings: readonly Filling[];
  /** Nodes of every kind that there is. */
  readonly #kinds: readonly Node[];
  /** Those that admit a set, by which kinds of nodes do. */
  readonly #admitting = new Map<string, Admitting>();
  /** All of them: nearly every set asks for nothing, and nodes rarely ask anything of it. */
  readonly #all: Admitting;
  readonly #missing = new Map<PodSet, number>();

  constructor(nodes: readonly Node[]) {
    this.#fillings = nodes.map((node) => new Filling(node));
    this.#kinds = [...new Set(nodes)];
    this.#all = new Admitting(this.#fillings);
  }

  #admittingTo(set: PodSet): Admitting {
    const isFree = this.#kinds.every(({ pool }) => pool.taints.length === 0) && choosesNone(set);
    if (isFree) return this.#all;
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
    const fillings = this.#fillings;
    for (let index = 0; index < fillings.length; index++) {
      const filling = fillings[index];
      if (filling?.hasRoomFor(set) === true) filling.take(set);
      else this.#miss(set);
    }
  }

  place(set: PodSet, { replicas, zones, home }: PackingOptions, choose: Choice): void {
    const admitting = this.#admittingTo(set);
    const open = admitting.firstOpen(set);
    const distances = new Distances(set, admitting);
    let zone: string | undefined;
    const takesOne = (filling: Filling) =>
      filling.hasRoomFor(set) &&
      (zone === undefined || filling.node.zone === zone) &&
      distances.allow(filling);
    for (let index = 0; index < set[replicas]; index++) {
      zone = set.isHeld ? zones[(home + index) % zones.length] : undefined;
      distances.startNext();
      const place = choose(admitting.fillings, open, takesOne);
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
      nodes: this.#fillings,
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
