import type { Cluster } from "#lib/model/cluster.ts";
import { wholeDays } from "#lib/model/duration.ts";
import type { ClusterFacts, ZoneFacts } from "./infrastructure.ts";

/** The cluster itself and its control plane. */
export function clusterFacts(cluster: Cluster): ClusterFacts {
  const { name, account, region, kubernetesVersion, controlPlane } = cluster;
  const { endpoint, logs, logRetention, encryptSecrets } = controlPlane;
  return {
    name,
    account,
    region,
    version: kubernetesVersion,
    endpoint: { public: endpoint !== "private", private: endpoint !== "public" },
    log_types: [...new Set(logs)].sort(),
    log_retention_days: wholeDays(logRetention, `retention of the logs of cluster ${name}`),
    encrypt_secrets: encryptSecrets,
  };
}

/** The hosted zone, where the cluster has one. */
export function zoneFacts({ hostedZone, acmCertificate = false }: Cluster): ZoneFacts | null {
  return hostedZone === undefined ? null : { name: hostedZone, certificate: acmCertificate };
}

/** What stands on everything in AWS that belongs to the cluster, to find it and what it costs. */
export function tagFacts({ environment, owner }: Cluster): Record<string, string> {
  return {
    CostCenter: owner.costCenter,
    Environment: environment,
    ManagedBy: "terraform",
    Project: owner.project,
    Team: owner.team,
  };
}
