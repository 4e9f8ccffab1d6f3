import fastapiApp from "#infra/clusters/fastapi-app-cluster/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import type { Cluster } from "#lib/model/cluster.ts";

/** Clusters with a Prometheus of their own. */
export const monitored: readonly Cluster[] = [fastapiApp, gitopsDelivery];

/** Whether charts make ServiceMonitors on a cluster: nothing reads them where no Prometheus is. */
export function isMonitored({ name }: Cluster): boolean {
  return monitored.some((cluster) => cluster.name === name);
}
