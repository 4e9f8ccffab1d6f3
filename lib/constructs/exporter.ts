import type { HelmChart, InstalledChart } from "#lib/model/chart.ts";
import type { Peer } from "#lib/model/offers.ts";
import { portOf } from "#lib/model/server-port.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { selectorOf } from "./labels.ts";
import { addNetworkPolicy } from "./network-policy.ts";
import type { Scope } from "./scope.ts";

/**
 * Ports that the exporters are scraped at.
 *
 * @see https://github.com/prometheus-community/postgres_exporter
 * @see https://github.com/oliver006/redis_exporter
 */
const METRICS_PORTS: Readonly<Record<DataStore["kind"], number>> = { postgres: 9187, redis: 9121 };

/** The exporter that the cluster offers for a server, where it offers one. */
export function exporterOf(
  { offers, namespace }: Pick<Scope, "offers" | "namespace">,
  store: DataStore,
): InstalledChart | undefined {
  switch (store.kind) {
    case "postgres":
      return offers.postgresExporter?.(store, namespace);
    case "redis":
      return offers.redisExporter?.(store, namespace);
  }
}

/** Pods of a chart, by the labels that Helm charts agree on. */
export function podsOf({ name, release }: HelmChart, namespace: string): Peer {
  return { namespace, labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": release } };
}

/** Lets the exporter of a server reach it, and be scraped. */
export function addExporterPolicy(scope: Scope, store: DataStore): void {
  const chart = exporterOf(scope, store)?.chart;
  if (chart === undefined) return;
  const { namespace, offers } = scope;
  const port = METRICS_PORTS[store.kind];
  addNetworkPolicy(scope, {
    name: chart.release,
    selector: podsOf(chart, namespace).labels,
    traffic: {
      ingress: offers.scraper === undefined ? [] : [{ with: offers.scraper, port }],
      egress: [{ with: { namespace, labels: selectorOf(store) }, port: portOf(store) }],
    },
  });
}
