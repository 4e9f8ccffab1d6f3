import type { HelmChart, InstalledChart } from "#lib/model/chart.ts";
import type { Peer } from "#lib/model/offers.ts";
import { POSTGRES_PORT } from "#lib/model/postgres.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { selectorOf } from "./labels.ts";
import { addNetworkPolicy } from "./network-policy.ts";
import type { Scope } from "./scope.ts";

/** @see https://github.com/prometheus-community/postgres_exporter */
const METRICS_PORT = 9187;

/** The exporter that the cluster offers for a database, where it offers one. */
export function exporterOf(
  { offers, namespace }: Pick<Scope, "offers" | "namespace">,
  database: Postgres,
): InstalledChart | undefined {
  return offers.postgresExporter?.(database, namespace);
}

/** Pods of a chart, by the labels that Helm charts agree on. */
export function podsOf({ name, release }: HelmChart, namespace: string): Peer {
  return { namespace, labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": release } };
}

/** Lets the exporter of a database reach it, and be scraped. */
export function addExporterPolicy(scope: Scope, database: Postgres): void {
  const chart = exporterOf(scope, database)?.chart;
  if (chart === undefined) return;
  const { namespace, offers } = scope;
  addNetworkPolicy(scope, {
    name: chart.release,
    selector: podsOf(chart, namespace).labels,
    traffic: {
      ingress: offers.scraper === undefined ? [] : [{ with: offers.scraper, port: METRICS_PORT }],
      egress: [{ with: { namespace, labels: selectorOf(database) }, port: POSTGRES_PORT }],
    },
  });
}
