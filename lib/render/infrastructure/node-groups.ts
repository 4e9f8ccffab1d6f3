import type { Cluster } from "#lib/model/cluster.ts";
import { diskOf, interruptibleTaint, type NodeGroup } from "#lib/model/node-group.ts";
import type { NodeGroupFacts } from "./infrastructure.ts";

const capacities = { "on-demand": "ON_DEMAND", spot: "SPOT" } as const;

function factsOf(group: NodeGroup): NodeGroupFacts {
  const { instanceTypes, capacity, min, desired, max, detailedMonitoring } = group;
  const { key, value } = interruptibleTaint;
  return {
    instance_types: instanceTypes,
    capacity: capacities[capacity],
    min,
    desired,
    max,
    disk: diskOf(group),
    detailed_monitoring: detailedMonitoring,
    policies: group.managedPolicies ?? [],
    taints: group.interruptibleOnly ? [{ key, value, effect: "NO_SCHEDULE" }] : [],
  };
}

/** The groups of nodes by name. */
export function nodeGroupFacts({ nodeGroups }: Cluster): Record<string, NodeGroupFacts> {
  return Object.fromEntries(nodeGroups.map((group) => [group.name, factsOf(group)]));
}
