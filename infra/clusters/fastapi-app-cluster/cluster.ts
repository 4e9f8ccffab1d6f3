import { type Cluster, defineCluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { gibibytes } from "#lib/model/quantity.ts";
import { account } from "../account.ts";

/**
 * The cluster with or without high availability: a third zone, a third node and room for more. Nodes stand in the
 * public subnets: there is no NAT.
 */
export function fastapiAppCluster({ highAvailability }: { highAvailability: boolean }): Cluster {
  return defineCluster({
    name: "fastapi-app-cluster",
    environment: "production",
    account,
    region: "ap-southeast-1",
    owner: { project: "fastapi-app", team: "devops", costCenter: "engineering" },
    kubernetesVersion: "1.36",
    controlPlane: {
      endpoint: "public and private",
      logs: ["api", "audit", "authenticator"],
      logRetention: days(30),
      encryptSecrets: false,
    },
    network: {
      name: "fastapi-app-vpc",
      cidr: "10.0.0.0/16",
      zones: [
        { name: "ap-southeast-1a", publicSubnet: "10.0.1.0/24" },
        { name: "ap-southeast-1b", publicSubnet: "10.0.2.0/24" },
        ...(highAvailability ? [{ name: "ap-southeast-1c", publicSubnet: "10.0.3.0/24" }] : []),
      ],
      nat: "none",
      flowLogs: false,
      prefixDelegation: false,
    },
    nodeGroups: [
      {
        name: "main",
        instanceTypes: ["t3.medium"],
        capacity: "on-demand",
        ...(highAvailability ? { min: 3, desired: 3, max: 6 } : { min: 1, desired: 2, max: 3 }),
        disk: gibibytes(20),
        detailedMonitoring: false,
        managedPolicies: ["CloudWatchAgentServerPolicy"],
      },
    ],
    volumes: true,
    highAvailability,
    containerInsights: false,
    progressiveDelivery: false,
  });
}

export default fastapiAppCluster({ highAvailability: false });
