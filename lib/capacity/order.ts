import type { PodSet } from "./demand.ts";

/** Order in which pods look for a place; where one leads nowhere, another may. */
type Order = (one: PodSet, other: PodSet) => number;

const byMemory: Order = (one, other) =>
  other.requests.memory - one.requests.memory || other.requests.cpu - one.requests.cpu;
const byCpu: Order = (one, other) =>
  other.requests.cpu - one.requests.cpu || other.requests.memory - one.requests.memory;

/** MiB that go with a core on the usual machine: what weighs both against each other. */
const MEBIBYTES_OF_CORE = 2048;

function weight({ requests: { cpu, memory } }: PodSet): number {
  return cpu / 1000 + memory / MEBIBYTES_OF_CORE;
}

const byWeight: Order = (one, other) => weight(other) - weight(one);

/** What one of them leaves over, another may place. */
const orders: readonly Order[] = [byMemory, byCpu, byWeight];

/** How few nodes a pod can choose among: those that can least choose come first. */
function strictness({ isHeld, nodeSelector, spread, alone }: PodSet): number {
  return (
    (isHeld ? 4 : 0) +
    (Object.keys(nodeSelector).length > 0 ? 2 : 0) +
    (spread.length + alone.length > 0 ? 1 : 0)
  );
}

/** Sets in an order, those first that can least choose, and alike ones by name. */
function inOrder(sets: readonly PodSet[], order: Order): PodSet[] {
  const keyed = sets.map((set) => ({ set, strict: strictness(set), name: `${set.unit} ${set.name}` }));
  keyed.sort(
    (one, other) =>
      other.strict - one.strict || order(one.set, other.set) || (one.name < other.name ? -1 : 1),
  );
  return keyed.map(({ set }) => set);
}

const known = new WeakMap<readonly PodSet[], PodSet[][]>();

/**
 * The sets in each of the orders that packing tries, sorted when they are asked for: the first nearly always does. The
 * same sets are packed onto many choices of nodes.
 */
export function* ordersOf(sets: readonly PodSet[]): Generator<readonly PodSet[]> {
  const sorted = known.get(sets) ?? [];
  known.set(sets, sorted);
  for (const [index, order] of orders.entries()) {
    sorted[index] ??= inOrder(sets, order);
    yield sorted[index];
  }
}
