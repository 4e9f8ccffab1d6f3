import { cidr, contains, isNetwork, overlap } from "./cidr.ts";
import { type InstanceTypeName, instanceTypes } from "./instance-type.ts";
import { dnsLabel, dnsName } from "./name.ts";
import { refuse } from "./problem.ts";
import { repeated } from "./repeated.ts";

/**
 * EKS puts the network interfaces of its control plane into this many zones.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const MIN_ZONES = 2;

/** An availability zone and its subnets. */
export interface Zone {
  readonly name: string;
  /** Holds load balancers, and nodes where the zone has no private subnet. */
  readonly publicSubnet: string;
  /** Holds nodes and pods. */
  readonly privateSubnet?: string;
  /** Holds databases, without a way to the internet. */
  readonly databaseSubnet?: string;
}

/**
 * Taint of nodes that are kept for interruptible work: no other pod runs there.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const interruptibleTaint = { key: "interruptible", value: "true", effect: "NoSchedule" } as const;

/** Nodes of one kind that EKS manages together. */
export interface NodeGroup {
  readonly name: string;
  readonly instanceTypes: readonly InstanceTypeName[];
  readonly capacity: "on-demand" | "spot";
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  /** Whether the nodes are kept for interruptible work. @default - false */
  readonly interruptibleOnly?: boolean;
}

/** A cluster as the manifests see it; Terraform builds it from the same facts. */
export interface Cluster {
  readonly kind: "cluster";
  readonly name: string;
  /** Stage that the cluster serves; images are recorded by it. */
  readonly environment: string;
  readonly region: string;
  /** Minor version, as `1.36`. */
  readonly kubernetesVersion: string;
  /** Addresses of the VPC. */
  readonly cidr: string;
  readonly zones: readonly Zone[];
  readonly nodeGroups: readonly NodeGroup[];
  /** Route 53 zone whose records and certificates the cluster manages. */
  readonly hostedZone?: string;
  /** Whether workloads are kept up through the loss of a node or a zone; costs more. */
  readonly highAvailability: boolean;
  /** Whether CloudWatch collects metrics of nodes, pods and containers; AWS charges for each. */
  readonly containerInsights: boolean;
  /** Whether new versions can take traffic step by step, through Argo Rollouts. */
  readonly progressiveDelivery: boolean;
}

function checkNetwork({ name, cidr: vpc, zones }: Cluster): void {
  const subnets = zones
    .flatMap((zone) => [zone.publicSubnet, zone.privateSubnet, zone.databaseSubnet])
    .filter((subnet) => subnet !== undefined);
  cidr(vpc, `network of cluster ${name}`);
  for (const subnet of subnets) cidr(subnet, `subnet of cluster ${name}`);
  if (![vpc, ...subnets].every(isNetwork)) return;
  for (const [index, subnet] of subnets.entries()) {
    if (!contains(vpc, subnet)) {
      refuse(`subnet ${subnet} of cluster ${name} lies outside its network ${vpc}`, "choose one inside");
    }
    const other = subnets.slice(index + 1).find((candidate) => overlap(subnet, candidate));
    if (other !== undefined) {
      refuse(
        `subnets ${subnet} and ${other} of cluster ${name} overlap`,
        "give each subnet addresses of its own",
      );
    }
  }
}

function checkNodeGroup(group: NodeGroup, cluster: string): void {
  const { name, min, desired, max } = group;
  if (![min, desired, max].every(Number.isInteger) || min < 0 || min > desired || desired > max || max < 1) {
    refuse(
      `node group ${name} of cluster ${cluster} has min ${min}, desired ${desired}, max ${max}`,
      "give whole numbers in rising order, with a max of at least 1",
    );
  }
  if (group.instanceTypes.length === 0) {
    refuse(`node group ${name} of cluster ${cluster} has no instance types`, "name at least one");
  }
}

function checkZones({ name, region, zones }: Cluster): void {
  if (zones.length < MIN_ZONES) {
    refuse(`cluster ${name} has ${zones.length} zones`, `add some: EKS needs at least ${MIN_ZONES}`);
  }
  for (const twice of repeated(zones.map((zone) => zone.name))) {
    refuse(`cluster ${name} has zone ${twice} twice`, "list it once");
  }
  for (const zone of zones) {
    if (!zone.name.startsWith(region) || !/^[a-z]$/.test(zone.name.slice(region.length))) {
      refuse(`zone ${zone.name} of cluster ${name} is not in region ${region}`, "choose zones of the region");
    }
  }
}

function checkNodeGroups({ name, nodeGroups }: Cluster): void {
  if (nodeGroups.length === 0) refuse(`cluster ${name} has no node groups`, "give at least one");
  for (const twice of repeated(nodeGroups.map((group) => group.name))) {
    refuse(`cluster ${name} has two node groups named "${twice}"`, "rename one");
  }
  for (const group of nodeGroups) checkNodeGroup(group, name);
}

/**
 * A cluster. Refuses versions that are no minor version, subnets outside the network or over each other, fewer
 * than two zones, zones of another region, and node groups whose sizes do not rise.
 */
export function defineCluster(properties: Omit<Cluster, "kind">): Cluster {
  const cluster: Cluster = { kind: "cluster", ...properties };
  dnsLabel(cluster.name, "cluster");
  dnsLabel(cluster.environment, "environment");
  if (!/^1\.\d{2}$/.test(cluster.kubernetesVersion)) {
    refuse(
      `Kubernetes version "${cluster.kubernetesVersion}" of cluster ${cluster.name} is not a minor version`,
      'write it as "1.36"',
    );
  }
  if (cluster.hostedZone !== undefined) dnsName(cluster.hostedZone, "hosted zone");
  checkNetwork(cluster);
  checkZones(cluster);
  checkNodeGroups(cluster);
  return cluster;
}

/** The hosted zone of a cluster, for what cannot do without. Refuses a cluster without one. */
export function hostedZoneOf({ name, hostedZone }: Cluster, who: string): string {
  if (hostedZone === undefined) {
    refuse(`${who} needs a hosted zone, and cluster ${name} has none`, "give the cluster one");
  }
  return hostedZone ?? "";
}

/** Networks that load balancers have their addresses in. */
export function publicSubnets({ zones }: Cluster): string[] {
  return zones.map(({ publicSubnet }) => publicSubnet);
}

/** Networks that databases outside of Kubernetes have their addresses in. */
export function databaseSubnets({ zones }: Cluster): string[] {
  return zones.flatMap(({ databaseSubnet }) => databaseSubnet ?? []);
}

/** Networks that nodes and pods have their addresses in. */
export function nodeSubnets({ zones }: Cluster): string[] {
  return zones.map(({ publicSubnet, privateSubnet }) => privateSubnet ?? publicSubnet);
}

/** GiB of the smallest node that a cluster may get: what every pod has to fit into. */
export function smallestMemory({ nodeGroups }: Cluster): number {
  return Math.min(
    ...nodeGroups.flatMap((group) => group.instanceTypes.map((type) => instanceTypes[type].memory)),
  );
}
