import type { Alert } from "#lib/model/alert.ts";
import { hours, minutes } from "#lib/model/duration.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { backupName } from "./backup.ts";
import { exporterOf } from "./exporter.ts";
import { scraped } from "./http-series.ts";
import { series } from "./promql.ts";
import type { Scope } from "./scope.ts";
import { workloadAlert } from "./workload-alert.ts";

/** A daily backup that is older than this has failed at least once, retries included. */
const BACKUP_AGE_SECONDS = 26 * 3600;

/** Time in which somebody can still make room. */
const FULL_WITHIN_SECONDS = 4 * 3600;

function volumeFull(scope: Scope, { name }: DataStore): Alert {
  const of = { namespace: scope.namespace, persistentvolumeclaim: `${name}-data` };
  return workloadAlert(scope, name, "VolumeFull", {
    expression: `${series("kubelet_volume_stats_available_bytes", of)} / ${series("kubelet_volume_stats_capacity_bytes", of)} < 0.15`,
    for: minutes(15),
    severity: "critical",
    summary: "has less than 15 % of its volume left",
  });
}

function volumeFillsUp(scope: Scope, { name }: DataStore): Alert {
  const of = { namespace: scope.namespace, persistentvolumeclaim: `${name}-data` };
  return workloadAlert(scope, name, "VolumeFillsUp", {
    expression: `predict_linear(${series("kubelet_volume_stats_available_bytes", of)}[6h], ${FULL_WITHIN_SECONDS}) < 0`,
    for: minutes(30),
    severity: "critical",
    summary: "fills its volume within four hours, if it goes on as in the last six",
  });
}

function backupTooOld(scope: Scope, { name }: DataStore): Alert {
  const of = { namespace: scope.namespace, cronjob: backupName(name) };
  return workloadAlert(scope, name, "BackupTooOld", {
    expression: `time() - (${series("kube_cronjob_status_last_successful_time", of)} or ${series("kube_cronjob_created", of)}) > ${BACKUP_AGE_SECONDS}`,
    for: hours(1),
    severity: "critical",
    summary: "was last saved more than 26 hours ago",
  });
}

/** A database without a free connection turns every caller away. */
function connectionsNearLimit(scope: Scope, store: DataStore): Alert[] {
  const exporter = store.kind === "postgres" ? exporterOf(scope, store)?.chart.release : undefined;
  if (exporter === undefined) return [];
  const of = scraped(scope, exporter);
  return [
    workloadAlert(scope, store.name, "ConnectionsNearLimit", {
      expression: `sum(${series("pg_stat_activity_count", of)}) / max(${series("pg_settings_max_connections", of)}) > 0.8`,
      for: minutes(10),
      severity: "warning",
      summary: "has more than 80 % of its connections taken",
    }),
  ];
}

/** Alerts of a server with a volume: it fills up, or is no longer saved, or has no connection left. */
export function dataStoreAlerts(scope: Scope, store: DataStore): Alert[] {
  return [
    volumeFull(scope, store),
    volumeFillsUp(scope, store),
    ...(store.backup === undefined ? [] : [backupTooOld(scope, store)]),
    ...connectionsNearLimit(scope, store),
  ];
}
