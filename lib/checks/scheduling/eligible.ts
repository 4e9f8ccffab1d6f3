import type { Graph } from "../graph/graph.ts";
import type { Workload } from "../graph/workload.ts";
import { selectedNodes } from "./node-selection.ts";
import { type NodeKind, nodesOf } from "./nodes.ts";
import { tolerationsOf, untolerated } from "./tolerations.ts";

/** The nodes that the pods of a workload may run on; undefined where the facts do not tell all nodes. */
export function eligibleNodes(graph: Graph, { podSpec }: Workload): readonly NodeKind[] | undefined {
  const nodes = nodesOf(graph);
  if (nodes === undefined) return undefined;
  const tolerations = tolerationsOf(podSpec);
  return selectedNodes(podSpec, nodes).filter((node) => untolerated(tolerations, node).length === 0);
}
