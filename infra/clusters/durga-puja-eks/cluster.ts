import { type Cluster, defineCluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import type { NodeGroup } from "#lib/model/node-group.ts";
import { gibibytes } from "#lib/model/quantity.ts";
import { account } from "../account.ts";

const primary: NodeGroup = {
  name: "primary",
  instanceTypes: ["t3.medium"],
  capacity: "on-demand",
  min: 2,
  desired: 3,
  max: 5,
  disk: gibibytes(30),
  detailedMonitoring: false,
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
    account,
    region: "us-east-1",
    owner: { project: "durga-puja", team: "devops", costCenter: "engineering" },
    kubernetesVersion: "1.36",
    controlPlane: {
      endpoint: "public and private",
      logs: ["api", "audit", "scheduler"],
      logRetention: days(30),
      encryptSecrets: false,
    },
    network: {
      name: "durga-puja-vpc",
      cidr: "10.0.0.0/16",
      zones: ["a", "b", "c"].map((letter, index) => ({
        name: `us-east-1${letter}`,
        publicSubnet: `10.0.${1 + index}.0/24`,
        privateSubnet: `10.0.${11 + index}.0/24`,
        databaseSubnet: `10.0.${21 + index}.0/24`,
      })),
      nat: "one per zone",
      flowLogs: false,
      prefixDelegation: false,
    },
    nodeGroups: [primary, ...(spot ? [spotNodes] : [])],
    volumes: true,
    highAvailability: false,
    containerInsights: false,
    progressiveDelivery: false,
  });
}

export default durgaPuja({ spot: false });
