import type { Capacity } from "#lib/capacity/assessment.ts";
import type { Demand, PodSet } from "#lib/capacity/demand.ts";
import { eksAddOnDemand } from "#lib/capacity/eks-add-ons.ts";
import { nodesOf } from "#lib/capacity/nodes.ts";
import type { Graph } from "../graph/graph.ts";
import { chartDemand } from "./charts.ts";
import { elasticPods } from "./elastic.ts";
import { podSetOf } from "./workloads.ts";

function workloadDemand(graph: Graph): Demand {
  const everywhere: PodSet[] = [];
  const anywhere: PodSet[] = elasticPods(graph);
  for (const workload of graph.workloads) {
    const isDaemonSet = workload.resource.object.kind === "DaemonSet";
    (isDaemonSet ? everywhere : anywhere).push(podSetOf(graph, workload));
  }
  return { everywhere, anywhere };
}

/** Every pod that manifests and charts of a cluster ask for. */
export function demandOf(graph: Graph): Demand {
  const parts = [workloadDemand(graph), chartDemand(graph.tree)];
  return {
    everywhere: parts.flatMap(({ everywhere }) => everywhere),
    anywhere: parts.flatMap(({ anywhere }) => anywhere),
  };
}

/** What a cluster has to hold, and its nodes; undefined where nobody knows the nodes. */
export function capacityOf(graph: Graph): Capacity | undefined {
  const { infrastructure } = graph.tree;
  if (infrastructure === undefined) return undefined;
  const [own, eks] = [demandOf(graph), eksAddOnDemand(infrastructure)];
  return {
    nodes: nodesOf(infrastructure),
    demand: {
      everywhere: [...eks.everywhere, ...own.everywhere],
      anywhere: [...eks.anywhere, ...own.anywhere],
    },
  };
}
