import { type Cluster, defineCluster } from "#lib/model/cluster.ts";

/** A stage of scalable-app: dev and prod differ in their name and in what they have to survive. */
export function scalableApp(environment: "dev" | "prod"): Cluster {
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
    ],
    highAvailability: environment === "prod",
  });
}
