import { hourlyPrice, isInstanceType } from "#lib/capacity/instance-prices.ts";
import type { Infrastructure, NodeGroupFacts } from "#lib/render/infrastructure/infrastructure.ts";
import { type CostLine, counted, hourly } from "./line.ts";
import { type Price, type PriceList, unknownPrice } from "./prices.ts";
import { type Purchase, shareOfOnDemand } from "./usage.ts";

/** Metrics that detailed monitoring makes of one node. */
const METRICS_OF_NODE = 7;

/** How many nodes a group has. */
export type NodeCount = (name: string, group: NodeGroupFacts) => number;

/** How many nodes there are, and how they are paid for. */
export interface NodeChoice {
  readonly nodes: NodeCount;
  readonly purchase: Purchase;
}

/** Nodes of all groups together. */
export function nodesTogether({ node_groups }: Infrastructure, nodes: NodeCount): number {
  return Object.entries(node_groups).reduce((sum, [name, group]) => sum + nodes(name, group), 0);
}

function purchaseOf({ capacity }: NodeGroupFacts, purchase: Purchase): Exclude<Purchase, "as defined"> {
  if (purchase !== "as defined") return purchase;
  return capacity === "SPOT" ? "spot" : "on demand";
}

/** An hour of a type; spot and reserved prices are shares of that on demand, which nobody has proven. */
function nodePrice(type: string, region: string, paid: Exclude<Purchase, "as defined">): Price {
  const usd = isInstanceType(type) ? hourlyPrice(type, region) : undefined;
  if (usd === undefined) return unknownPrice;
  return { usd: usd * shareOfOnDemand[paid], source: paid === "on demand" ? "tables" : "unproven" };
}

/**
 * Nodes with their disks and their metrics. Each node is priced as the first type that its group names, which is what
 * EKS takes first on demand.
 */
export function nodeLines(
  { cluster, node_groups }: Infrastructure,
  prices: PriceList,
  { nodes, purchase }: NodeChoice,
): CostLine[] {
  return Object.entries(node_groups).flatMap(([name, group]) => {
    const [type = ""] = group.instance_types;
    const paid = purchaseOf(group, purchase);
    const count = nodes(name, group);
    const metrics = group.detailed_monitoring ? METRICS_OF_NODE * count : 0;
    return [
      ...hourly(
        {
          category: "nodes",
          item: `${count} ${type} of node group ${name}, ${paid}`,
          price: nodePrice(type, cluster.region, paid),
        },
        count,
      ),
      ...counted(
        { category: "node disks", item: `${count} disks of ${group.disk} GB`, price: prices.volumeGbMonth },
        count * group.disk,
        "GB",
      ),
      ...counted(
        { category: "metrics", item: `detailed monitoring of node group ${name}`, price: prices.metricMonth },
        metrics,
        "metrics",
      ),
    ];
  });
}
