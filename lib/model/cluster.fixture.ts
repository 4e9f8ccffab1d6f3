import { type Cluster, defineCluster } from "./cluster.ts";
import { days } from "./duration.ts";
import type { Network } from "./network.ts";
import type { NodeGroup } from "./node-group.ts";
import { gibibytes } from "./quantity.ts";

/** A network that nothing is refused of. */
export const network: Network = {
  name: "test-vpc",
  cidr: "10.0.0.0/16",
  zones: [
    { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
    { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
  ],
  nat: "one per zone",
  flowLogs: false,
  prefixDelegation: false,
};

/** Nodes that nothing is refused of. */
export const nodeGroup: NodeGroup = {
  name: "main",
  instanceTypes: ["t3.large"],
  capacity: "on-demand",
  min: 1,
  desired: 2,
  max: 3,
  disk: gibibytes(20),
  detailedMonitoring: false,
};

/** A cluster that nothing is refused of, with the facts that a test is about. */
export function clusterOf(facts: Partial<Omit<Cluster, "kind">> = {}): Cluster {
  return defineCluster({
    name: "test",
    environment: "production",
    account: "123456789012",
    region: "us-east-1",
    owner: { project: "test", team: "platform", costCenter: "engineering" },
    kubernetesVersion: "1.36",
    controlPlane: {
      endpoint: "public and private",
      logs: ["api", "audit"],
      logRetention: days(30),
      encryptSecrets: true,
    },
    network,
    nodeGroups: [nodeGroup],
    volumes: true,
    highAvailability: false,
    containerInsights: false,
    progressiveDelivery: false,
    ...facts,
  });
}
