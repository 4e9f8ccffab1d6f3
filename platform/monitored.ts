import type { Cluster } from "#lib/model/cluster.ts";
import { withBackend } from "./clusters.ts";

/** Clusters with a Prometheus of their own. */
export const monitored: readonly Cluster[] = withBackend;

/** Whether charts make ServiceMonitors on a cluster: nothing reads them where no Prometheus is. */
export function isMonitored({ name }: Cluster): boolean {
  return monitored.some((cluster) => cluster.name === name);
}
