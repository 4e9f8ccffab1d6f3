import { type Cluster, defineCluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { gibibytes } from "#lib/model/quantity.ts";
import { account } from "../account.ts";

/**
 * The cluster with or without high availability: a NAT gateway in each zone, a third node and room for more. One
 * switch, below, turns FilmCastPro from its economical size to production's.
 */
export function filmcastpro({ highAvailability }: { highAvailability: boolean }): Cluster {
  return defineCluster({
    name: "filmcastpro",
    environment: "production",
    account,
    region: "us-east-1",
    owner: { project: "filmcastpro", team: "devops", costCenter: "engineering" },
    kubernetesVersion: "1.36",
    controlPlane: {
      endpoint: "public",
      logs: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      logRetention: days(30),
      encryptSecrets: true,
    },
    network: {
      name: "filmcastpro-vpc",
      cidr: "10.0.0.0/16",
      zones: [
        { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
        { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
      ],
      nat: highAvailability ? "one per zone" : "one",
      flowLogs: false,
      prefixDelegation: false,
    },
    nodeGroups: [
      {
        name: "main",
        instanceTypes: ["t3.small"],
        capacity: "on-demand",
        ...(highAvailability ? { min: 3, desired: 3, max: 6 } : { min: 2, desired: 2, max: 3 }),
        disk: gibibytes(20),
        detailedMonitoring: true,
      },
    ],
    volumes: false,
    highAvailability,
    containerInsights: false,
    progressiveDelivery: false,
  });
}

export default filmcastpro({ highAvailability: false });
