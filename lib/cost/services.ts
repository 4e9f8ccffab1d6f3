import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import { type CostLine, counted, hourly } from "./line.ts";
import type { PriceList } from "./prices.ts";
import type { Usage } from "./usage.ts";

/** One for the Secrets of the cluster, one for its databases and caches. */
function keysOf({ cluster, databases, caches }: Infrastructure): number {
  const hasData = Object.keys({ ...databases, ...caches }).length > 0;
  return Number(cluster.encrypt_secrets) + Number(hasData);
}

function secretsOf({ secrets, databases, caches }: Infrastructure): number {
  return [secrets, databases, caches].reduce((sum, entries) => sum + Object.keys(entries).length, 0);
}

/** The control plane, and what AWS keeps, encrypts and records. */
export function serviceLines(infrastructure: Infrastructure, prices: PriceList, usage: Usage): CostLine[] {
  const { buckets, repositories, zone, cluster } = infrastructure;
  const hasBuckets = Object.keys(buckets).length > 0;
  const hasRepositories = Object.keys(repositories).length > 0;
  return [
    ...hourly(
      { category: "control plane", item: `EKS ${cluster.version}`, price: prices.controlPlaneHour },
      1,
    ),
    ...counted(
      { category: "object storage", item: Object.keys(buckets).join(", "), price: prices.objectsGbMonth },
      hasBuckets ? usage.objectsGb : 0,
      "GB",
    ),
    ...counted(
      { category: "images", item: Object.keys(repositories).join(", "), price: prices.imagesGbMonth },
      hasRepositories ? usage.imagesGb : 0,
      "GB",
    ),
    ...counted({ category: "logs", item: "of the control plane", price: prices.logsGb }, usage.logsGb, "GB"),
    ...counted(
      { category: "metrics", item: "in CloudWatch", price: prices.metricMonth },
      usage.metrics,
      "metrics",
    ),
    ...counted({ category: "keys", item: "of KMS", price: prices.keyMonth }, keysOf(infrastructure), "keys"),
    ...counted(
      { category: "secrets", item: "in Secrets Manager", price: prices.secretMonth },
      secretsOf(infrastructure),
      "secrets",
    ),
    ...counted(
      { category: "hosted zones", item: zone?.name ?? "", price: prices.zoneMonth },
      zone === null ? 0 : 1,
      "zones",
    ),
  ];
}
