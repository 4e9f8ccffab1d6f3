import { type Cluster, defineCluster, type NodeGroup } from "#lib/model/cluster.ts";

/** Where people reach the system: a name of RFC 2606, to be replaced by that of the owner. */
const DOMAIN = "scalable-app.example.com";

/** Nodes that AWS may take back, for work that gives way; prices differ by type, so that several are asked for. */
const interruptible: NodeGroup = {
  name: "spot",
  instanceTypes: ["t3.medium", "t3a.medium", "t3.large"],
  capacity: "spot",
  min: 0,
  desired: 1,
  max: 5,
  interruptibleOnly: true,
};

/**
 * A stage of scalable-app: dev and prod differ in their name and in what they have to survive.
 *
 * @param spot whether work that gives way has nodes of its own
 */
export function scalableApp(environment: "dev" | "prod", { spot }: { spot: boolean }): Cluster {
  return defineCluster({
    name: `scalable-app-${environment}`,
    environment,
    region: "us-east-1",
    kubernetesVersion: "1.36",
    cidr: "10.0.0.0/16",
    zones: ["a", "b", "c"].map((letter, index) => ({
      name: `us-east-1${letter}`,
      publicSubnet: `10.0.${48 + index}.0/24`,
      privateSubnet: `10.0.${index}.0/24`,
      databaseSubnet: `10.0.${52 + index}.0/24`,
    })),
    nodeGroups: [
      {
        name: "main",
        instanceTypes: ["t3.medium", "t3.large"],
        capacity: "on-demand",
        min: 1,
        desired: 3,
        max: 20,
      },
      ...(spot ? [interruptible] : []),
    ],
    hostedZone: environment === "prod" ? DOMAIN : `${environment}.${DOMAIN}`,
    highAvailability: environment === "prod",
    containerInsights: false,
    progressiveDelivery: false,
  });
}
