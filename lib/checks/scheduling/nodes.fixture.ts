import type { ToldNodeGroup } from "#lib/render/surroundings.ts";
import { fullFacts, type TreeOptions } from "../tree.fixture.ts";

/** Two nodes for anything, in two zones. */
export const general: ToldNodeGroup = {
  name: "general",
  instanceType: "m7g.large",
  capacityType: "ON_DEMAND",
  min: 1,
  desired: 2,
  max: 2,
  zones: ["eu-west-1a", "eu-west-1b"],
  labels: { role: "general" },
  allocatablePerNode: { cpu: "1930m", memory: "7Gi", pods: 29 },
  daemonSetsPerNode: { pods: 4, cpu: "130m", memory: "200Mi" },
};

/** One tainted node for batch work in one zone. */
export const batch: ToldNodeGroup = {
  name: "batch",
  instanceType: "c6i.large",
  capacityType: "SPOT",
  min: 1,
  max: 1,
  zones: ["eu-west-1a"],
  labels: { role: "batch" },
  taints: ["dedicated=batch:NoSchedule"],
};

/** What is told of a cluster with these node groups, or with both of the above. */
export function withNodes(...nodeGroups: readonly ToldNodeGroup[]): TreeOptions {
  const zones = ["eu-west-1a", "eu-west-1b"];
  return {
    facts: { ...fullFacts, zones, nodeGroups: nodeGroups.length === 0 ? [general, batch] : nodeGroups },
  };
}
