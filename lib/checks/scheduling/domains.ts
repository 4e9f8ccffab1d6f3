import { count } from "../wording.ts";
import { isNodeName } from "./node-labels.ts";
import { mostNodes, type NodeKind } from "./nodes.ts";

/**
 * How many places of a topology some nodes may make at most: nodes, zones, or values of another label. Infinite where
 * nobody can tell.
 */
export function mostDomains(topologyKey: string, nodes: readonly NodeKind[]): number {
  const most = mostNodes(nodes);
  if (isNodeName(topologyKey)) return most;
  const values = nodes.map(({ labels }) => labels.get(topologyKey));
  if (values.includes(undefined)) return Number.POSITIVE_INFINITY;
  return Math.min(new Set(values).size, most);
}

/** So many places of a topology, as people call them: `2 nodes`, `1 zone`. */
export function domainsText(topologyKey: string, number: number): string {
  if (isNodeName(topologyKey)) return count(number, "node");
  if (/\/zone$/.test(topologyKey)) return count(number, "zone");
  if (/\/region$/.test(topologyKey)) return count(number, "region");
  return `${count(number, "value")} of ${topologyKey}`;
}
