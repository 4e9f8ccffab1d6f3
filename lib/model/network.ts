import { addressCount, cidr, contains, isNetwork, overlap } from "./cidr.ts";
import { refuse } from "./problem.ts";
import { zonesOf } from "./region.ts";
import { repeated } from "./repeated.ts";

/**
 * EKS puts the network interfaces of its control plane into this many zones.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const MIN_ZONES = 2;

/**
 * Most and least addresses that AWS gives to a network or a subnet: /16 and /28.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const addressBounds = { most: 2 ** 16, least: 2 ** 4 } as const;

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

/** The network that a cluster stands in. */
export interface Network {
  /** Name of the VPC. */
  readonly name: string;
  /** Addresses of the VPC. */
  readonly cidr: string;
  readonly zones: readonly Zone[];
  /**
   * NAT gateways, through which private subnets reach the internet. One is cheaper, and with its zone all others lose
   * their way out.
   */
  readonly nat: "none" | "one" | "one per zone";
  /** Whether CloudWatch has a record of every connection; AWS charges for each. */
  readonly flowLogs: boolean;
  /**
   * Whether nodes take addresses in prefixes of sixteen, for more pods on each. Small instance types run out of memory
   * before they run out of addresses.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
   */
  readonly prefixDelegation: boolean;
}

function checkAddresses({ cidr: vpc, zones }: Network, cluster: string): void {
  const subnets = zones
    .flatMap((zone) => [zone.publicSubnet, zone.privateSubnet, zone.databaseSubnet])
    .filter((subnet) => subnet !== undefined);
  cidr(vpc, `network of cluster ${cluster}`);
  for (const subnet of subnets) cidr(subnet, `subnet of cluster ${cluster}`);
  if (![vpc, ...subnets].every(isNetwork)) return;
  for (const network of [vpc, ...subnets]) checkSize(network, cluster);
  for (const [index, subnet] of subnets.entries()) {
    if (!contains(vpc, subnet)) {
      refuse(`subnet ${subnet} of cluster ${cluster} lies outside its network ${vpc}`, "choose one inside");
    }
    const other = subnets.slice(index + 1).find((candidate) => overlap(subnet, candidate));
    if (other !== undefined) {
      refuse(
        `subnets ${subnet} and ${other} of cluster ${cluster} overlap`,
        "give each subnet addresses of its own",
      );
    }
  }
}

function checkSize(network: string, cluster: string): void {
  const count = addressCount(network);
  if (count <= addressBounds.most && count >= addressBounds.least) return;
  refuse(
    `network ${network} of cluster ${cluster} has ${count} addresses`,
    "choose a prefix from /16 to /28, which are the sizes that AWS has",
  );
}

function checkZones({ zones }: Network, region: string, cluster: string): void {
  if (zones.length < MIN_ZONES) {
    refuse(`cluster ${cluster} has ${zones.length} zones`, `add some: EKS needs at least ${MIN_ZONES}`);
  }
  for (const twice of repeated(zones.map((zone) => zone.name))) {
    refuse(`cluster ${cluster} has zone ${twice} twice`, "list it once");
  }
  const known = zonesOf(region);
  if (known === undefined) {
    refuse(
      `region "${region}" of cluster ${cluster} is not known`,
      "correct it, or add it with its zones to lib/model/region.ts",
    );
    return;
  }
  for (const { name } of zones.filter((zone) => !known.includes(zone.name))) {
    refuse(`zone ${name} of cluster ${cluster} is not in region ${region}`, `choose of ${known.join(", ")}`);
  }
}

function checkGateways({ zones, nat }: Network, cluster: string): void {
  const closed = zones.filter(({ privateSubnet }) => privateSubnet !== undefined);
  if (closed.length > 0 && closed.length < zones.length) {
    const names = closed.map(({ name }) => name).join(", ");
    refuse(
      `cluster ${cluster} has private subnets in ${names} and not in its other zones`,
      "give one to every zone or to none",
    );
  } else if (closed.length === 0 && nat !== "none") {
    refuse(
      `cluster ${cluster} has NAT gateways (${nat}) and no private subnets, so that nothing uses them`,
      'write nat: "none", or give every zone a private subnet',
    );
  } else if (closed.length > 0 && nat === "none") {
    refuse(
      `cluster ${cluster} has its nodes in private subnets and no NAT gateway, so that no image reaches them`,
      'write nat: "one" or nat: "one per zone"',
    );
  }
}

/**
 * Refuses subnets outside the network, over each other or of a size that AWS has not, fewer than two zones, zones of
 * another region, NAT gateways without use and private subnets without a NAT gateway.
 */
export function checkNetwork(network: Network, region: string, cluster: string): void {
  checkAddresses(network, cluster);
  checkZones(network, region, cluster);
  checkGateways(network, cluster);
}
