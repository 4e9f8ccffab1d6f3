import { type Cluster, defineCluster } from "#lib/model/cluster.ts";

/**
 * The cluster with or without high availability: a third node and room for more. One switch, below, turns
 * FilmCastPro from its economical size to production's.
 */
export function filmcastpro({ highAvailability }: { highAvailability: boolean }): Cluster {
  return defineCluster({
    name: "filmcastpro",
    environment: "production",
    region: "us-east-1",
    kubernetesVersion: "1.36",
    cidr: "10.0.0.0/16",
    zones: [
      { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
      { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
    ],
    nodeGroups: [
      {
        name: "main",
        instanceTypes: ["t3.small"],
        capacity: "on-demand",
        ...(highAvailability ? { min: 3, desired: 3, max: 6 } : { min: 2, desired: 2, max: 3 }),
      },
    ],
    highAvailability,
    containerInsights: false,
    progressiveDelivery: false,
  });
}

export default filmcastpro({ highAvailability: false });
