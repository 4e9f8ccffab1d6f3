import { type Cluster, defineCluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import type { NodeGroup } from "#lib/model/node-group.ts";
import { gibibytes } from "#lib/model/quantity.ts";
import { account } from "./account.ts";

/** Where people reach the system: a name of RFC 2606, to be replaced by that of the owner. */
const DOMAIN = "scalable-app.example.com";

/** Most nodes that a stage may have: its subnets have addresses for no more of the largest type. */
const MAX_NODES = 20;

const main: NodeGroup = {
  name: "main",
  instanceTypes: ["t3.medium", "t3.large"],
  capacity: "on-demand",
  min: 1,
  desired: 3,
  max: MAX_NODES,
  disk: gibibytes(30),
  detailedMonitoring: false,
};

/** Nodes that AWS may take back, for work that gives way; prices differ by type, so that several are asked for. */
const interruptible: NodeGroup = {
  ...main,
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
 * @param spot whether work that gives way has nodes of its own, in the place of some of the others
 */
export function scalableApp(environment: "dev" | "prod", { spot }: { spot: boolean }): Cluster {
  const highAvailability = environment === "prod";
  return defineCluster({
    name: `scalable-app-${environment}`,
    environment,
    account,
    region: "us-east-1",
    owner: { project: "scalable-app", team: "devops", costCenter: "engineering" },
    kubernetesVersion: "1.36",
    controlPlane: {
      endpoint: "public and private",
      logs: ["api", "audit", "authenticator"],
      logRetention: days(30),
      encryptSecrets: true,
    },
    network: {
      name: `scalable-app-${environment}-vpc`,
      cidr: "10.0.0.0/16",
      zones: ["a", "b", "c"].map((letter, index) => ({
        name: `us-east-1${letter}`,
        publicSubnet: `10.0.${48 + index}.0/24`,
        privateSubnet: `10.0.${index}.0/24`,
        databaseSubnet: `10.0.${52 + index}.0/24`,
      })),
      nat: highAvailability ? "one per zone" : "one",
      flowLogs: false,
      prefixDelegation: false,
    },
    nodeGroups: spot ? [{ ...main, max: MAX_NODES - interruptible.max }, interruptible] : [main],
    volumes: true,
    hostedZone: highAvailability ? DOMAIN : `${environment}.${DOMAIN}`,
    acmCertificate: true,
    highAvailability,
    containerInsights: false,
    progressiveDelivery: false,
  });
}
