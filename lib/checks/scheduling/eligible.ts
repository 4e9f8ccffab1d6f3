import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Workload } from "../graph/workload.ts";
import { selectedNodes } from "./node-selection.ts";
import { type NodeKind, nodesOf } from "./nodes.ts";
import { tolerationsOf, untolerated } from "./tolerations.ts";

const eligible = once((workload: Workload, graph: Graph): readonly NodeKind[] | undefined => {
  const nodes = nodesOf(graph);
  if (nodes === undefined) return undefined;
  const selected = selectedNodes(workload.podSpec, nodes);
  // Where nothing keeps pods away it is the same list for all: what is derived from it is derived once.
  if (selected.every(({ taints }) => taints.length === 0)) return selected;
  const tolerations = tolerationsOf(workload.podSpec);
  return selected.filter((node) => untolerated(tolerations, node).length === 0);
});

/** The nodes that the pods of a workload may run on; undefined where the facts do not tell all nodes. */
export function eligibleNodes(graph: Graph, workload: Workload): readonly NodeKind[] | undefined {
  return eligible(workload, graph);
}
