import { type Cluster, defineCluster } from "./cluster.ts";

/** A cluster that nothing is refused of, with the facts that a test is about. */
export function clusterOf(facts: Partial<Omit<Cluster, "kind">> = {}): Cluster {
  return defineCluster({
    name: "test",
    environment: "production",
    region: "us-east-1",
    kubernetesVersion: "1.36",
    cidr: "10.0.0.0/16",
    zones: [
      { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
      { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
    ],
    nodeGroups: [
      { name: "main", instanceTypes: ["t3.large"], capacity: "on-demand", min: 1, desired: 2, max: 3 },
    ],
    highAvailability: false,
    containerInsights: false,
    progressiveDelivery: false,
    ...facts,
  });
}
