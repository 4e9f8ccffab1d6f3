import type { Infrastructure, NetworkFacts } from "#lib/render/infrastructure/infrastructure.ts";
import type { Balancer } from "./balancers.ts";
import { type CostLine, counted, hourly } from "./line.ts";
import type { PriceList } from "./prices.ts";
import type { Usage } from "./usage.ts";

function gatewaysOf({ nat, zones }: NetworkFacts): number {
  if (nat === "none") return 0;
  return nat === "one" ? 1 : Object.keys(zones).length;
}

/** Whether nodes have public addresses, since there are no private subnets. */
function hasPublicNodes({ zones }: NetworkFacts): boolean {
  return Object.values(zones).some((zone) => zone.private === null);
}

/** What the lines of the network depend on besides what is built. */
interface NetworkOptions {
  readonly prices: PriceList;
  readonly usage: Usage;
  /** How many there are. */
  readonly nodes: number;
}

const categoryOf = {
  application: "Application Load Balancers",
  network: "Network Load Balancers",
  classic: "Classic Load Balancers",
} as const;

function balancerLines(balancers: readonly Balancer[], prices: PriceList, usage: Usage): CostLine[] {
  const hours = {
    application: prices.applicationBalancerHour,
    network: prices.networkBalancerHour,
    classic: prices.classicBalancerHour,
  };
  const units = { application: prices.applicationUnitHour, network: prices.networkUnitHour };
  return balancers.flatMap(({ kind, name }) => {
    const category = categoryOf[kind];
    return [
      ...hourly({ category, item: name, price: hours[kind] }, 1),
      ...(kind === "classic"
        ? []
        : hourly({ category, item: `capacity units of ${name}`, price: units[kind] }, usage.balancerUnits)),
    ];
  });
}

function classicData(balancers: readonly Balancer[], prices: PriceList, usage: Usage): CostLine[] {
  const isUsed = balancers.some(({ kind }) => kind === "classic");
  const item = "data through Classic Load Balancers";
  return counted(
    { category: "load balancer data", item, price: prices.classicGb },
    isUsed ? usage.loadBalancedGb : 0,
    "GB",
  );
}

/** NAT gateways, load balancers, public addresses and what leaves AWS. */
export function networkLines(
  { network }: Infrastructure,
  balancers: readonly Balancer[],
  { prices, usage, nodes }: NetworkOptions,
): CostLine[] {
  const gateways = gatewaysOf(network);
  const zones = Object.keys(network.zones).length;
  const reachable = balancers.filter(({ isPublic }) => isPublic).length;
  const price = prices.addressHour;
  return [
    ...hourly(
      { category: "NAT gateways", item: `${gateways} NAT gateways`, price: prices.natHour },
      gateways,
    ),
    ...counted(
      { category: "NAT gateways", item: "data through NAT gateways", price: prices.natGb },
      gateways > 0 ? usage.natGb : 0,
      "GB",
    ),
    ...balancerLines(balancers, prices, usage),
    ...classicData(balancers, prices, usage),
    ...hourly({ category: "public addresses", item: "of NAT gateways", price }, gateways),
    ...hourly(
      { category: "public addresses", item: "of load balancers, one in each zone", price },
      reachable * zones,
    ),
    ...hourly(
      { category: "public addresses", item: "of nodes in public subnets", price },
      hasPublicNodes(network) ? nodes : 0,
    ),
    ...counted(
      { category: "transfer", item: "to the internet", price: prices.transferGb },
      usage.transferGb,
      "GB",
    ),
  ];
}
