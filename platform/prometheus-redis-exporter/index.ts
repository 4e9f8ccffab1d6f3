import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart, type InstalledChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { REDIS_PORT } from "#lib/model/redis.ts";
import type { Redis } from "#lib/model/workload.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { exporterRelease, installedExporter, secretReference } from "../exporter.ts";
import { monitored } from "../monitored.ts";
import type { RedisExporterValues } from "./values.ts";

function exporterOf(redis: Redis, namespace: string): InstalledChart {
  const release = exporterRelease(redis);
  const values: RedisExporterValues = {
    fullnameOverride: release,
    redisAddress: `redis://${redis.name}:${REDIS_PORT}`,
    auth: { enabled: true, secret: secretReference(redis.credentials.key("password")) },
    resources: resources(millicores(10), mebibytes(16, 64)),
    podSecurityContext: restrictedPod,
    securityContext: restrictedContainer,
    rbac: { create: false },
    serviceMonitor: { enabled: true, interval: "30s" },
  };
  const chart = helmChart<RedisExporterValues>({
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "prometheus-redis-exporter",
    version: "6.29.0",
    release,
    values,
  });
  return installedExporter(chart, {
    namespace,
    resources: values.resources,
    ports: { "redis-exporter": 9121 },
  });
}

/**
 * Metrics of Redis, hits and evictions above all: an exporter beside each cache, in its application's namespace.
 * Installs nothing by itself.
 *
 * @see https://github.com/prometheus-community/helm-charts/tree/prometheus-redis-exporter-6.29.0/charts/prometheus-redis-exporter
 */
export default defineAddOn({
  name: "prometheus-redis-exporter",
  on: monitored,
  namespace: "monitoring",
  contents: () => ({ offers: { redisExporter: exporterOf } }),
});
