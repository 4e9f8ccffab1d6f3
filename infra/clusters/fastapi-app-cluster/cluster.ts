import { type Cluster, defineCluster } from "#lib/model/cluster.ts";

/**
 * The cluster with or without high availability: a third zone, a third node and room for more. Nodes stand in the
 * public subnets: there is no NAT.
 */
export function fastapiAppCluster({ highAvailability }: { highAvailability: boolean }): Cluster {
  return defineCluster({
    name: "fastapi-app-cluster",
    environment: "production",
    region: "ap-southeast-1",
    kubernetesVersion: "1.36",
    cidr: "10.0.0.0/16",
    zones: [
      { name: "ap-southeast-1a", publicSubnet: "10.0.1.0/24" },
      { name: "ap-southeast-1b", publicSubnet: "10.0.2.0/24" },
      ...(highAvailability ? [{ name: "ap-southeast-1c", publicSubnet: "10.0.3.0/24" }] : []),
    ],
    nodeGroups: [
      {
        name: "main",
        instanceTypes: ["t3.medium"],
        capacity: "on-demand",
        ...(highAvailability ? { min: 3, desired: 3, max: 6 } : { min: 1, desired: 2, max: 3 }),
      },
    ],
    highAvailability,
    containerInsights: false,
    progressiveDelivery: false,
  });
}

export default fastapiAppCluster({ highAvailability: false });
