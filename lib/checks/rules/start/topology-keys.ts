import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { mayHaveLabel } from "../../scheduling/node-labels.ts";
import { nodesOf } from "../../scheduling/nodes.ts";
import { requiredTerms, spreadConstraints } from "../../scheduling/pod-terms.ts";

/** Topologies that nodes of EKS have, and no others of these domains. */
const common = [
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "node.kubernetes.io/instance-type",
  "kubernetes.io/arch",
  "kubernetes.io/os",
];

/** A topology key, where it stands, and what comes of it when no node has that label. */
interface Use {
  readonly place: string;
  readonly key: string;
  readonly outcome: string;
}

const pending = "its pods stay Pending for ever";

function usesOf(workload: Workload): Use[] {
  const constraints = spreadConstraints(workload);
  return [
    ...constraints.map(({ place, topologyKey: key, isBinding }) => ({
      place,
      key,
      outcome: isBinding ? pending : "it spreads nothing",
    })),
    ...requiredTerms(workload, "podAffinity").map(({ place, topologyKey: key }) => ({
      place,
      key,
      outcome: pending,
    })),
    ...requiredTerms(workload, "podAntiAffinity").map(({ place, topologyKey: key }) => ({
      place,
      key,
      outcome: "it keeps no pods apart",
    })),
  ];
}

/** Whether no node can have a label: by the nodes of the facts, or as one of Kubernetes' own that there is not. */
function isNoLabel(graph: Graph, key: string): boolean {
  if (!mayHaveLabel({}, key) && !common.includes(key)) return true;
  const nodes = nodesOf(graph);
  return (
    nodes?.every(({ labels, told }) => !labels.has(key) && !mayHaveLabel(told, key)) ??
    nearest(key, common) !== undefined
  );
}

/** Pods are spread over something that nodes have. */
export const topologyKeys: Rule = {
  number: 264,
  name: "topology-keys",
  reason:
    "A spread or an affinity over a label that no node has leaves pods Pending, or holds nothing apart.",
  see: "https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const { place, key, outcome } of usesOf(workload)) {
        if (key === "" || !isNoLabel(graph, key)) continue;
        const near = nearest(key, common);
        yield {
          at: workload.resource,
          message: `${place} has the topologyKey ${key}, a label that no node has: ${outcome}`,
          fix:
            near === undefined
              ? "write topology.kubernetes.io/zone or kubernetes.io/hostname"
              : `write ${near}`,
        };
      }
    }
  },
};
