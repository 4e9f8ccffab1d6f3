import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart, type InstalledChart } from "#lib/model/chart.ts";
import { composedName } from "#lib/model/name.ts";
import { POSTGRES_PORT } from "#lib/model/postgres.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { resources } from "../chart-values.ts";
import { monitored } from "../monitored.ts";
import type { PostgresExporterValues, SecretReference } from "./values.ts";

function exporterOf({ name, database, credentials }: Postgres, namespace: string): InstalledChart {
  const release = composedName([name, "exporter"], "Helm release");
  const credential = (key: "username" | "password"): SecretReference => ({
    name: credentials.name,
    key: credentials.key(key).key,
  });
  const chart = helmChart<PostgresExporterValues>({
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "prometheus-postgres-exporter",
    version: "8.2.0",
    release,
    values: {
      fullnameOverride: release,
      config: {
        datasource: {
          host: name,
          port: `${POSTGRES_PORT}`,
          database,
          // The server has no certificate; its NetworkPolicy says who may connect.
          sslmode: "disable",
          userSecret: credential("username"),
          passwordSecret: credential("password"),
        },
      },
      resources: resources(millicores(10), mebibytes(32, 96)),
      rbac: { create: false },
      serviceMonitor: { enabled: true, interval: "30s" },
    },
  });
  const made = `${namespace}/${release}`;
  return {
    chart,
    brings: {
      serviceAccounts: [made],
      services: { [made]: { http: 80 } },
      podLabels: {
        [namespace]: { "app.kubernetes.io/name": chart.name, "app.kubernetes.io/instance": release },
      },
      customResources: ["monitoring.coreos.com/ServiceMonitor"],
    },
  };
}

/**
 * Metrics of PostgreSQL, connections above all: an exporter beside each database, in its application's
 * namespace. Installs nothing by itself.
 *
 * @see https://github.com/prometheus-community/helm-charts/tree/prometheus-postgres-exporter-8.2.0/charts/prometheus-postgres-exporter
 */
export default defineAddOn({
  name: "prometheus-postgres-exporter",
  on: monitored,
  namespace: "monitoring",
  contents: () => ({ offers: { postgresExporter: exporterOf } }),
});
