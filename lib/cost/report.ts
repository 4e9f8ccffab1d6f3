import { fewestNodes } from "#lib/capacity/assessment.ts";
import type { Size } from "#lib/capacity/nodes.ts";
import { capacityOf } from "#lib/checks/demand/demand.ts";
import type { Graph } from "#lib/checks/graph/graph.ts";
import { costOf } from "./bill.ts";
import { type Comparison, type CostNotes, compare } from "./documented.ts";
import { type CostLine, totalOf } from "./line.ts";
import { type NodeCount, nodesTogether } from "./nodes.ts";
import { PRICES_AS_OF } from "./prices.ts";
import { type Purchase, purchases, shareOfOnDemand, type Usage } from "./usage.ts";

/** What a cluster costs in a month, in USD. */
export interface CostReport {
  readonly cluster: string;
  readonly region: string;
  /** Day of the prices. */
  readonly asOf: string;
  /** With the desired number of nodes, paid for as their groups say. */
  readonly lines: readonly CostLine[];
  readonly total: number;
  /** Totals with the fewest and the most nodes. */
  readonly range: { readonly min: number; readonly max: number };
  /**
   * Total with as many nodes as the pods need that there always are, which the autoscaler makes where that is more than
   * the desired ones; null where the most nodes are too few.
   */
  readonly needed: { readonly nodes: number; readonly total: number } | null;
  /** Totals with all nodes paid for in one way. */
  readonly variants: Readonly<Record<Exclude<Purchase, "as defined">, number>>;
  readonly usage: Usage;
  readonly comparison: Comparison | null;
}

/** Nodes of a group at each of its sizes. */
const sizes: Readonly<Record<Size, NodeCount>> = {
  min: (_name, { min }) => min,
  desired: (_name, { desired }) => desired,
  max: (_name, { max }) => max,
};

/** As many nodes as the pods need that there always are; null where the most are too few. */
function neededNodes(graph: Graph): NodeCount | null {
  const capacity = capacityOf(graph);
  const counts = capacity && fewestNodes(capacity);
  return counts === undefined ? null : (name) => counts.get(name) ?? 0;
}

/** The report of a cluster; undefined where nobody knows what it is built of, or what its region costs. */
export function costReportOf(graph: Graph, { usage, documented }: CostNotes): CostReport | undefined {
  const { cluster, infrastructure } = graph.tree;
  const billOf = (nodes: NodeCount, purchase: Purchase, region?: string) =>
    costOf(graph, { usage, nodes, purchase, ...(region !== undefined && { region }) });
  const lines = billOf(sizes.desired, "as defined");
  if (lines === undefined || infrastructure === undefined) return undefined;
  const { region } = infrastructure.cluster;
  const total = (nodes: NodeCount, purchase: Purchase) => totalOf(billOf(nodes, purchase) ?? []);
  const needed = neededNodes(graph);
  const isElsewhere = documented !== undefined && documented.region !== region;
  const elsewhere = isElsewhere ? billOf(sizes.desired, "as defined", documented.region) : undefined;
  return {
    cluster,
    region,
    asOf: PRICES_AS_OF,
    lines,
    total: totalOf(lines),
    range: { min: total(sizes.min, "as defined"), max: total(sizes.max, "as defined") },
    needed: needed && { nodes: nodesTogether(infrastructure, needed), total: total(needed, "as defined") },
    variants: {
      "on demand": total(sizes.desired, "on demand"),
      spot: total(sizes.desired, "spot"),
      reserved: total(sizes.desired, "reserved"),
    },
    usage,
    comparison: documented === undefined ? null : compare(documented, lines, elsewhere),
  };
}

/** What every report assumes besides the usage of its cluster, a sentence each. */
export const assumptions: readonly string[] = [
  "a month has 730 hours; free allowances, taxes and support are left out",
  "each node is the first type that its group names, and the number of nodes is the desired one",
  ...purchases
    .filter((purchase) => purchase === "spot" || purchase === "reserved")
    .map(
      (purchase) =>
        `a node ${purchase} costs ${shareOfOnDemand[purchase] * 100} percent of its price on demand`,
    ),
];
