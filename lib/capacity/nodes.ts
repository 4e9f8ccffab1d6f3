import { allocatableOf } from "#lib/model/allocatable.ts";
import { type InstanceTypeName, instanceTypes, maxPods } from "#lib/model/instance-type.ts";
import { addressRoom } from "#lib/model/node-addresses.ts";
import type { Infrastructure, NodeGroupFacts } from "#lib/render/infrastructure/infrastructure.ts";
import { isInstanceType } from "./instance-prices.ts";

/**
 * Share of its memory that a machine does not show to Kubernetes: what the hypervisor and the kernel keep. The share
 * that Karpenter assumes of every type; real nodes of these types lose 2 to 6 percent.
 *
 * @see https://karpenter.sh/docs/reference/settings/
 */
const MEMORY_OVERHEAD = 0.075;

const MEBIBYTES_IN_GIBIBYTE = 1024;

/** How many nodes a group has. */
export type Size = "min" | "desired" | "max";

/** A taint of nodes, as a pod tolerates it. */
export interface Taint {
  readonly key: string;
  readonly value: string;
}

/** Room for pods, of one node or of several. */
export interface Room {
  /** Thousandths of a core. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly pods: number;
}

/** Nodes of one kind, as the scheduler sees them. */
export interface NodePool {
  readonly name: string;
  /** Every type that one of the nodes may be of. */
  readonly types: readonly InstanceTypeName[];
  readonly capacity: NodeGroupFacts["capacity"];
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  readonly taints: readonly Taint[];
}

/** What the nodes of a cluster stand in. */
export interface Nodes {
  readonly region: string;
  readonly zones: readonly string[];
  readonly prefixDelegation: boolean;
  /** Addresses that the subnets have for nodes and pods. */
  readonly addresses: number;
  readonly pools: readonly NodePool[];
}

/** One node before anything runs on it. */
export interface Node {
  readonly pool: NodePool;
  readonly zone: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly room: Room;
}

/** Types from the smallest on: by memory, then by the pods that fit without prefix delegation. */
export function bySize(one: InstanceTypeName, other: InstanceTypeName): number {
  const memory = instanceTypes[one].memory - instanceTypes[other].memory;
  return memory === 0 ? maxPods(one, false) - maxPods(other, false) : memory;
}

/** The smallest type that a pool may get: what its nodes are called in reports. */
export function smallestType({ types }: NodePool): InstanceTypeName | undefined {
  return types.toSorted(bySize)[0];
}

function roomOfType(type: InstanceTypeName, prefixDelegation: boolean): Room {
  const { cpu, memory } = allocatableOf(type);
  const overhead = Math.ceil(instanceTypes[type].memory * MEBIBYTES_IN_GIBIBYTE * MEMORY_OVERHEAD);
  return { cpu, memory: memory - overhead, pods: maxPods(type, prefixDelegation) };
}

/** What every node of a pool has at least: of each of its types the least. */
export function roomOf({ types }: NodePool, prefixDelegation: boolean): Room {
  const rooms = types.map((type) => roomOfType(type, prefixDelegation));
  return {
    cpu: Math.min(...rooms.map(({ cpu }) => cpu)),
    memory: Math.min(...rooms.map(({ memory }) => memory)),
    pods: Math.min(...rooms.map(({ pods }) => pods)),
  };
}

function poolOf([name, group]: readonly [string, NodeGroupFacts]): NodePool {
  const { instance_types, capacity, min, desired, max, taints } = group;
  const types = instance_types.filter(isInstanceType);
  return {
    name,
    types,
    capacity,
    min,
    desired,
    max,
    taints: taints.map(({ key, value }) => ({ key, value })),
  };
}

/** What the network plugin's configuration says of prefixes. */
interface NetworkPluginConfiguration {
  readonly env?: { readonly ENABLE_PREFIX_DELEGATION?: string };
}

/** Whether the network plugin hands out prefixes. */
function hasPrefixDelegation({ add_ons }: Infrastructure): boolean {
  const { env }: NetworkPluginConfiguration = JSON.parse(add_ons["vpc-cni"]?.configuration ?? "{}");
  return env?.ENABLE_PREFIX_DELEGATION === "true";
}

/** The nodes that Terraform builds. */
export function nodesOf(infrastructure: Infrastructure): Nodes {
  const { cluster, network, node_groups } = infrastructure;
  return {
    region: cluster.region,
    zones: Object.keys(network.zones).sort(),
    prefixDelegation: hasPrefixDelegation(infrastructure),
    addresses: addressRoom(Object.values(network.zones).map((zone) => zone.private ?? zone.public)),
    pools: Object.entries(node_groups).map(poolOf),
  };
}

/** Labels that every node has, as far as pods choose by them. All types here are of one architecture. */
function labelsOf({ name, capacity }: NodePool, zone: string): Record<string, string> {
  return {
    "kubernetes.io/arch": "amd64",
    "kubernetes.io/os": "linux",
    "topology.kubernetes.io/zone": zone,
    "eks.amazonaws.com/capacityType": capacity,
    "eks.amazonaws.com/nodegroup": name,
  };
}

/** So many nodes of each pool, over the zones in turn, as an Auto Scaling group keeps them; alike ones are one value. */
export function nodesAt(
  { zones, pools, prefixDelegation }: Nodes,
  count: (pool: NodePool) => number,
): Node[] {
  return pools.flatMap((pool) => {
    const room = roomOf(pool, prefixDelegation);
    const kinds = (zones.length === 0 ? [""] : zones).map((zone) => ({
      pool,
      zone,
      labels: labelsOf(pool, zone),
      room,
    }));
    return Array.from({ length: Math.ceil(count(pool) / kinds.length) }, () => kinds)
      .flat()
      .slice(0, count(pool));
  });
}
