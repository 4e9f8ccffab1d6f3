import { type InstanceTypeName, instanceTypes } from "#lib/model/instance-type.ts";
import { addressDemand } from "#lib/model/node-addresses.ts";
import { type Capacity, missingAt } from "./assessment.ts";
import type { Demand, PodSet } from "./demand.ts";
import { HOURS_IN_MONTH, hourlyPrice, isInstanceType } from "./instance-prices.ts";
import { bySize, type NodePool, type Nodes, type Room, roomOf, smallestType } from "./nodes.ts";

/** A change of a cluster's nodes after which everything fits. */
export interface Cure {
  /** What to change, as an imperative. */
  readonly text: string;
  /** What it costs more in a month with all nodes running, in USD; undefined in a region without prices. */
  readonly monthly: number | undefined;
}

/** Nodes that a group is given more at most, before a larger type is the better answer. */
const MOST_ADDED = 10;

interface Change {
  readonly prefixDelegation: boolean;
  readonly pool: NodePool;
  readonly added: number;
  /** Smallest type that is left to the pool. */
  readonly smallest: InstanceTypeName | undefined;
}

const knownTypes = Object.keys(instanceTypes).filter(isInstanceType).sort(bySize);

/** A pool whose nodes are of a type, or of those of its own types that are no smaller. */
function withSmallest(pool: NodePool, smallest: InstanceTypeName): NodePool {
  const others = pool.types.filter((type) => type !== smallest && bySize(type, smallest) >= 0);
  return { ...pool, types: [smallest, ...others] };
}

function changed(nodes: Nodes, { prefixDelegation, pool, added, smallest }: Change): Nodes {
  const grown = { ...pool, max: pool.max + added };
  const instead = smallest === undefined ? grown : withSmallest(grown, smallest);
  return {
    ...nodes,
    prefixDelegation,
    pools: nodes.pools.map((one) => (one === pool ? instead : one)),
  };
}

/** What a pool costs in a month with all its nodes, each of its smallest type. */
function monthlyOf(pool: NodePool, region: string): number | undefined {
  const type = smallestType(pool);
  const price = type && hourlyPrice(type, region);
  return price === undefined ? undefined : price * pool.max * HOURS_IN_MONTH;
}

function monthlyOfAll({ pools, region }: Nodes): number | undefined {
  const each = pools.map((pool) => monthlyOf(pool, region));
  return each.includes(undefined) ? undefined : each.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function changesOf(nodes: Nodes): Change[] {
  const delegations = nodes.prefixDelegation ? [true] : [false, true];
  const added = Array.from({ length: MOST_ADDED + 1 }, (_, index) => index);
  return nodes.pools
    .filter(({ taints }) => taints.length === 0)
    .flatMap((pool) => {
      const now = smallestType(pool);
      const larger = knownTypes.filter((type) => now !== undefined && bySize(type, now) > 0);
      return delegations.flatMap((prefixDelegation) =>
        [undefined, ...larger].flatMap((smallest) =>
          added.map((count) => ({ prefixDelegation, pool, added: count, smallest })),
        ),
      );
    });
}

/** Addresses that all nodes take together. */
function addressesOf({ pools, prefixDelegation }: Nodes): number {
  const demands = pools.map(({ types, max }) =>
    addressDemand({ instanceTypes: types, max }, prefixDelegation),
  );
  return demands.reduce((sum, demand) => sum + demand, 0);
}

/** Whether a change takes more addresses than the subnets have. */
function needsAddresses(nodes: Nodes, change: Change): boolean {
  return addressesOf(changed(nodes, change)) > nodes.addresses;
}

function textOf(nodes: Nodes, change: Change): string {
  const { prefixDelegation, pool, added, smallest } = change;
  const { name, max, types } = pool;
  const left = smallest === undefined ? [] : withSmallest(pool, smallest).types;
  const parts = [
    ...(prefixDelegation && !nodes.prefixDelegation ? ["write prefixDelegation: true in its network"] : []),
    ...(smallest === undefined
      ? []
      : [
          types.includes(smallest)
            ? `leave only ${left.join(", ")} to node group ${name}`
            : `make the nodes of node group ${name} ${left.join(" or ")}`,
        ]),
    ...(added === 0 ? [] : [`raise the max of node group ${name} from ${max} to ${max + added}`]),
    ...(needsAddresses(nodes, change)
      ? [
          `enlarge the subnets of the nodes from ${nodes.addresses} to at least ${addressesOf(changed(nodes, change))} addresses`,
        ]
      : []),
  ];
  return parts.join(", and ");
}

/** Number of things that a change changes. */
function effort(nodes: Nodes, change: Change): number {
  const { prefixDelegation, added, smallest } = change;
  const changes = [
    prefixDelegation !== nodes.prefixDelegation,
    smallest !== undefined,
    added > 0,
    needsAddresses(nodes, change),
  ];
  return changes.filter(Boolean).length;
}

function costOf(nodes: Nodes, change: Change): number | undefined {
  const [before, after] = [monthlyOfAll(nodes), monthlyOfAll(changed(nodes, change))];
  return before === undefined || after === undefined ? undefined : after - before;
}

/** What pods ask for together, those of DaemonSets left out. */
function requestedBy({ anywhere }: Demand, replicas: "min" | "max"): Room {
  const sum = (of: (set: PodSet) => number) =>
    anywhere.reduce((total, set) => total + of(set) * set[replicas], 0);
  return {
    cpu: sum((set) => set.requests.cpu),
    memory: sum((set) => set.requests.memory),
    pods: sum(() => 1),
  };
}

/** Room of the most nodes there may be. */
function mostRoom({ pools, prefixDelegation }: Nodes): Room {
  const rooms = pools.map((pool) => ({ max: pool.max, room: roomOf(pool, prefixDelegation) }));
  const sum = (of: (room: Room) => number) =>
    rooms.reduce((total, { max, room }) => total + of(room) * max, 0);
  return { cpu: sum(({ cpu }) => cpu), memory: sum(({ memory }) => memory), pods: sum(({ pods }) => pods) };
}

/** What is more than the sum needs no packing to be refused. */
function isWithin(requested: Room, room: Room): boolean {
  return requested.cpu <= room.cpu && requested.memory <= room.memory && requested.pods <= room.pods;
}

/**
 * The cheapest change after which everything fits on the most nodes there may be: nodes more, larger types, prefix
 * delegation, or several of them. Undefined where none of that helps.
 *
 * @param replicas the pods that there always are, or all that there may be
 */
export function cheapestCure({ nodes, demand }: Capacity, replicas: "min" | "max"): Cure | undefined {
  const priced = changesOf(nodes)
    .filter((change) => effort(nodes, change) > 0)
    .map((change) => ({ change, monthly: costOf(nodes, change) }))
    .sort(
      (one, other) =>
        (one.monthly ?? 0) - (other.monthly ?? 0) || effort(nodes, one.change) - effort(nodes, other.change),
    );
  const requested = requestedBy(demand, replicas);
  const found = priced.find(({ change }) => {
    const after = changed(nodes, change);
    return (
      isWithin(requested, mostRoom(after)) &&
      missingAt({ nodes: after, demand }, "max", replicas).length === 0
    );
  });
  return found && { text: textOf(nodes, found.change), monthly: found.monthly };
}
