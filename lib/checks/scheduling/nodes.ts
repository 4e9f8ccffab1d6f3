import type { ToldNodeGroup, ToldTaint } from "#lib/render/surroundings.ts";
import type { Graph } from "../graph/graph.ts";
import { groupsOfGraph } from "../graph/kinds-of-graph.ts";
import type { Labels } from "../graph/labels.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { labelsOfNode } from "./node-labels.ts";

/** A taint that keeps pods away from a node. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** Nodes of a group in one of its zones: all that the scheduler can tell them by is the same. */
export interface NodeKind {
  /** Name of the group. */
  readonly group: string;
  readonly told: ToldNodeGroup;
  /** Undefined where the facts do not tell the zones. */
  readonly zone: string | undefined;
  readonly labels: Labels;
  /** Those that keep pods away; `PreferNoSchedule` does not. */
  readonly taints: readonly Taint[];
}

/** Groups of custom resources and names of charts by which nodes are made that the facts do not list. */
const makers = /(^|[.-])karpenter([.-]|$)|^eks\.amazonaws\.com$/;

const effects: Readonly<Record<string, string>> = { NO_SCHEDULE: "NoSchedule", NO_EXECUTE: "NoExecute" };

const shortForm = /^([^=:]+)(?:=([^:]*))?(?::(.+))?$/;

function taintOf(told: ToldTaint): Taint {
  if (typeof told !== "string") {
    const { key = "", value = "", effect = "" } = told;
    return { key, value, effect: effects[effect] ?? effect };
  }
  const [, key = "", value = "", effect = ""] = shortForm.exec(told) ?? [];
  return { key, value, effect: effects[effect] ?? effect };
}

function kindsOf(told: ToldNodeGroup, index: number, zones: readonly string[]): NodeKind[] {
  const taints = (told.taints ?? [])
    .map(taintOf)
    .filter(({ effect }) => effect === "NoSchedule" || effect === "NoExecute");
  const everyZone: readonly (string | undefined)[] = zones.length === 0 ? [undefined] : zones;
  return everyZone.map((zone) => ({
    group: told.name ?? `nodeGroups[${index}]`,
    told,
    zone,
    labels: labelsOfNode(told, zone),
    taints,
  }));
}

function findNodes(graph: Graph): readonly NodeKind[] | undefined {
  const { tree, charts } = graph;
  const { nodeGroups = [], zones = [] } = tree.facts;
  const others =
    groupsOfGraph(graph)
      .values()
      .some((group) => makers.test(group)) || charts.some(({ chart }) => makers.test(chart));
  if (others) return undefined;
  const kinds = nodeGroups
    .filter(({ max }) => max !== 0)
    .flatMap((told, index) => kindsOf(told, index, told.zones ?? zones));
  return kinds.length === 0 ? undefined : kinds;
}

/** Every kind of node that a cluster may have; undefined where the facts do not tell them all. */
export const nodesOf = oncePerGraph(findNodes);

/** How many nodes there may be of some kinds together: groups have several kinds. */
export function mostNodes(nodes: readonly NodeKind[]): number {
  const groups = new Map(nodes.map(({ group, told }) => [group, told.max ?? Number.POSITIVE_INFINITY]));
  return [...groups.values()].reduce((sum, max) => sum + max, 0);
}

/** Names of the groups that nodes are of. */
export function groupsOf(nodes: readonly NodeKind[]): string[] {
  return [...new Set(nodes.map(({ group }) => group))].sort();
}
