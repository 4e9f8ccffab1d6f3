import { type Cluster, defineCluster, type NodeGroup } from "#lib/model/cluster.ts";

const primary: NodeGroup = {
  name: "primary",
  instanceTypes: ["t3.medium"],
  capacity: "on-demand",
  min: 2,
  desired: 3,
  max: 5,
};

/** Half the price of the primary ones; the autoscaler prefers them, and keeps the total. */
const spotNodes: NodeGroup = { ...primary, name: "spot", capacity: "spot", min: 0, desired: 2 };

/**
 * The cluster of Durga Puja.
 *
 * @param spot whether there are nodes that AWS may take back beside the primary ones
 */
export function durgaPuja({ spot }: { spot: boolean }): Cluster {
  return defineCluster({
    name: "durga-puja-eks",
    environment: "production",
    region: "us-east-1",
    kubernetesVersion: "1.36",
    cidr: "10.0.0.0/16",
    zones: [
      {
        name: "us-east-1a",
        publicSubnet: "10.0.1.0/24",
        privateSubnet: "10.0.11.0/24",
        databaseSubnet: "10.0.21.0/24",
      },
      {
        name: "us-east-1b",
        publicSubnet: "10.0.2.0/24",
        privateSubnet: "10.0.12.0/24",
        databaseSubnet: "10.0.22.0/24",
      },
      {
        name: "us-east-1c",
        publicSubnet: "10.0.3.0/24",
        privateSubnet: "10.0.13.0/24",
        databaseSubnet: "10.0.23.0/24",
      },
    ],
    nodeGroups: [primary, ...(spot ? [spotNodes] : [])],
    highAvailability: false,
    containerInsights: false,
    progressiveDelivery: false,
  });
}

export default durgaPuja({ spot: false });
