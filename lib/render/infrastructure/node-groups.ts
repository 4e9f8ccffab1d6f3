import type { Cluster } from "#lib/model/cluster.ts";
import { maxPods } from "#lib/model/instance-type.ts";
import { diskOf, interruptibleTaint, type NodeGroup } from "#lib/model/node-group.ts";
import type { NodeGroupFacts } from "./infrastructure.ts";

const capacities = { "on-demand": "ON_DEMAND", spot: "SPOT" } as const;

/** Pods that the kubelet is told: without prefix delegation it counts the addresses of its node by itself. */
function maxPodsOf({ instanceTypes }: NodeGroup, prefixDelegation: boolean): number | null {
  return prefixDelegation ? Math.max(...instanceTypes.map((type) => maxPods(type, true))) : null;
}

function factsOf(group: NodeGroup, prefixDelegation: boolean): NodeGroupFacts {
  const { instanceTypes, capacity, min, desired, max, detailedMonitoring } = group;
  const { key, value } = interruptibleTaint;
  return {
    instance_types: instanceTypes,
    capacity: capacities[capacity],
    min,
    desired,
    max,
    max_pods: maxPodsOf(group, prefixDelegation),
    disk: diskOf(group),
    detailed_monitoring: detailedMonitoring,
    policies: group.managedPolicies ?? [],
    taints: group.interruptibleOnly ? [{ key, value, effect: "NO_SCHEDULE" }] : [],
  };
}

/** The groups of nodes by name. */
export function nodeGroupFacts({ nodeGroups, network }: Cluster): Record<string, NodeGroupFacts> {
  return Object.fromEntries(
    nodeGroups.map((group) => [group.name, factsOf(group, network.prefixDelegation)]),
  );
}
