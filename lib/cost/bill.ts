import type { Graph } from "#lib/checks/graph/graph.ts";
import { balancersOf } from "./balancers.ts";
import { dataLines } from "./data.ts";
import { type CostLine, categories } from "./line.ts";
import { networkLines } from "./network.ts";
import { type NodeChoice, nodeLines, nodesTogether } from "./nodes.ts";
import { pricesIn } from "./prices.ts";
import { serviceLines } from "./services.ts";
import type { Usage } from "./usage.ts";
import { volumeLines } from "./volumes.ts";

/** What a bill depends on besides the definitions. */
export interface BillOptions extends NodeChoice {
  readonly usage: Usage;
  /** Region whose prices hold. @default - the one that the cluster stands in */
  readonly region?: string;
}

/**
 * What a cluster costs in a month, line by line; undefined where nobody knows what AWS builds for it, or what its
 * region costs. Free allowances of an account, taxes and support are left out.
 */
export function costOf(graph: Graph, { region, usage, ...choice }: BillOptions): CostLine[] | undefined {
  const built = graph.tree.infrastructure;
  if (built === undefined) return undefined;
  const infrastructure = region === undefined ? built : { ...built, cluster: { ...built.cluster, region } };
  const prices = pricesIn(infrastructure.cluster.region);
  if (prices === undefined) return undefined;
  const lines = [
    ...serviceLines(infrastructure, prices, usage),
    ...nodeLines(infrastructure, prices, choice),
    ...networkLines(infrastructure, balancersOf(graph), {
      prices,
      usage,
      nodes: nodesTogether(infrastructure, choice.nodes),
    }),
    ...volumeLines(graph, prices),
    ...dataLines(infrastructure, prices),
  ];
  return lines.sort((one, other) => categories.indexOf(one.category) - categories.indexOf(other.category));
}
