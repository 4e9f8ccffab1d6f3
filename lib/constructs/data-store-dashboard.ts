import type { Panel, Row } from "#lib/model/dashboard.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { exporterOf } from "./exporter.ts";
import { scraped } from "./http-series.ts";
import { ratio, series } from "./promql.ts";
import type { Scope } from "./scope.ts";

function volume({ namespace }: Scope, { name }: DataStore): Panel {
  const of = { namespace, persistentvolumeclaim: `${name}-data` };
  return {
    title: "Volume in use",
    unit: "percentunit",
    limit: 0.85,
    queries: {
      used: `1 - ${series("kubelet_volume_stats_available_bytes", of)} / ${series("kubelet_volume_stats_capacity_bytes", of)}`,
    },
  };
}

function postgresPanels(of: Readonly<Record<string, string>>): Panel[] {
  return [
    {
      title: "Connections",
      unit: "short",
      queries: {
        "{{state}}": `sum by (state) (${series("pg_stat_activity_count", of)})`,
        limit: `max(${series("pg_settings_max_connections", of)})`,
      },
    },
  ];
}

function redisPanels(of: Readonly<Record<string, string>>): Panel[] {
  const perSecond = (metric: string) => `sum(rate(${series(metric, of)}[5m]))`;
  const hits = perSecond("redis_keyspace_hits_total");
  return [
    {
      title: "Memory of keys",
      unit: "bytes",
      queries: {
        used: series("redis_memory_used_bytes", of),
        limit: series("redis_memory_max_bytes", of),
      },
    },
    {
      title: "Answered from the cache",
      unit: "percentunit",
      queries: { hits: ratio(hits, `(${hits} + ${perSecond("redis_keyspace_misses_total")})`) },
    },
  ];
}

/**
 * A server with data: its volume, and what its exporter tells, where the cluster offers one.
 *
 * @see https://github.com/prometheus-community/postgres_exporter
 * @see https://github.com/oliver006/redis_exporter
 */
export function dataStoreRow(scope: Scope, store: DataStore): Row {
  const exporter = exporterOf(scope, store)?.chart.release;
  const panels = store.kind === "postgres" ? postgresPanels : redisPanels;
  return {
    heading: store.name,
    panels: [volume(scope, store), ...(exporter === undefined ? [] : panels(scraped(scope, exporter)))],
  };
}
