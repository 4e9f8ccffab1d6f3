import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart, type InstalledChart } from "#lib/model/chart.ts";
import { POSTGRES_PORT } from "#lib/model/postgres.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { resources } from "../chart-values.ts";
import { exporterRelease, installedExporter, secretReference } from "../exporter.ts";
import { monitored } from "../monitored.ts";
import type { PostgresExporterValues } from "./values.ts";

function exporterOf(postgres: Postgres, namespace: string): InstalledChart {
  const { name, database, credentials } = postgres;
  const release = exporterRelease(postgres);
  const values: PostgresExporterValues = {
    fullnameOverride: release,
    config: {
      datasource: {
        host: name,
        port: `${POSTGRES_PORT}`,
        database,
        // The server has no certificate; its NetworkPolicy says who may connect.
        sslmode: "disable",
        userSecret: secretReference(credentials.key("username")),
        passwordSecret: secretReference(credentials.key("password")),
      },
    },
    resources: resources(millicores(10), mebibytes(32, 96)),
    rbac: { create: false },
    serviceMonitor: { enabled: true, interval: "30s" },
  };
  const chart = helmChart<PostgresExporterValues>({
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "prometheus-postgres-exporter",
    version: "8.2.0",
    release,
    values,
  });
  return installedExporter(chart, { namespace, resources: values.resources, ports: { http: 80 } });
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
