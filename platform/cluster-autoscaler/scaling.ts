import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Arguments, ClusterAutoscalerValues } from "./values.ts";

/** The part of the values that says when nodes come and go, and which. */
export type Scaling = Pick<ClusterAutoscalerValues, "extraArgs" | "expanderPriorities">;

const usual: Arguments = {
  v: 2,
  "balance-similar-node-groups": true,
  expander: "least-waste",
  // With their defaults every node that has a pod of kube-system or one with an emptyDir on it, which is every node
  // of a small cluster, would stay for ever.
  "skip-nodes-with-local-storage": false,
  "skip-nodes-with-system-pods": false,
};

/** What is different on a cluster, by its name. */
const differences: ReadonlyMap<string, Partial<Arguments>> = new Map([
  [
    durgaPuja.name,
    {
      expander: "priority,least-waste",
      "new-pod-scale-up-delay": "30s",
      "scale-down-utilization-threshold": 0.5,
      "scale-down-unneeded-time": "10m",
      "max-nodes-total": 5,
    },
  ],
]);

/**
 * Spot before everything else. EKS names the Auto Scaling group of a node group `eks-<node group>-<id>`; a group
 * that no pattern matches would be passed over while another can grow.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/expander/priority/readme.md
 */
function spotFirst({ nodeGroups }: Cluster): NonNullable<Scaling["expanderPriorities"]> {
  const spot = nodeGroups.filter(({ capacity }) => capacity === "spot").map(({ name }) => `^eks-${name}-`);
  return { 10: [".*"], ...(spot.length > 0 && { 20: spot }) };
}

/** How the nodes of a cluster follow its pods. */
export function scalingOf(cluster: Cluster): Scaling {
  const extraArgs = { ...usual, ...differences.get(cluster.name) };
  return extraArgs.expander === "least-waste"
    ? { extraArgs }
    : { extraArgs, expanderPriorities: spotFirst(cluster) };
}
