import type { Cluster } from "#lib/model/cluster.ts";
import { refuse } from "#lib/model/problem.ts";

/** Route 53 zone of a cluster, for add-ons that are of no use without one. */
export function hostedZoneOf(cluster: Cluster, addOn: string): string {
  if (cluster.hostedZone === undefined) {
    refuse(
      `add-on ${addOn} is on cluster ${cluster.name}, which has no hosted zone`,
      "give the cluster one or take the add-on off it",
    );
  }
  return cluster.hostedZone ?? "";
}
