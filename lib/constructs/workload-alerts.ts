import { type Alert, alert } from "#lib/model/alert.ts";
import { hours, minutes } from "#lib/model/duration.ts";
import type { Workload } from "#lib/model/workload.ts";
import { backupName } from "./backup.ts";
import type { Scope } from "./scope.ts";

/** A daily backup that is older than this has failed at least once, retries included. */
const BACKUP_AGE_SECONDS = 26 * 3600;

/** `web-shop` to `WebShop`: names of alerts are in CamelCase. */
function camelCase(name: string): string {
  return name
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

function restarts({ namespace, unit }: Scope, { name }: Workload): Alert {
  return alert(`${camelCase(unit)}${camelCase(name)}Restarts`, {
    expression: `sum(increase(kube_pod_container_status_restarts_total{namespace="${namespace}",container="${name}"}[15m])) > 3`,
    for: minutes(5),
    severity: "warning",
    summary: `${name} of ${unit} restarted more than three times in a quarter of an hour`,
  });
}

function unavailable({ namespace, unit }: Scope, workload: Workload): Alert {
  const { name } = workload;
  const ready =
    workload.kind === "service"
      ? `kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${workload.names.deployment}"}`
      : `kube_statefulset_status_replicas_ready{namespace="${namespace}",statefulset="${name}"}`;
  return alert(`${camelCase(unit)}${camelCase(name)}Unavailable`, {
    expression: `${ready} < 1`,
    for: minutes(5),
    severity: "critical",
    summary: `${name} of ${unit} has no pod that is ready`,
  });
}

function volumeFull({ namespace, unit }: Scope, { name }: Workload): Alert {
  const of = `{namespace="${namespace}",persistentvolumeclaim="${name}-data"}`;
  return alert(`${camelCase(unit)}${camelCase(name)}VolumeFull`, {
    expression: `kubelet_volume_stats_available_bytes${of} / kubelet_volume_stats_capacity_bytes${of} < 0.15`,
    for: minutes(15),
    severity: "critical",
    summary: `the volume of ${name} of ${unit} has less than 15 % left`,
  });
}

function backupTooOld({ namespace, unit }: Scope, { name }: Workload): Alert {
  const job = `{namespace="${namespace}",cronjob="${backupName(name)}"}`;
  return alert(`${camelCase(unit)}${camelCase(name)}BackupTooOld`, {
    expression: `time() - (kube_cronjob_status_last_successful_time${job} or kube_cronjob_created${job}) > ${BACKUP_AGE_SECONDS}`,
    for: hours(1),
    severity: "critical",
    summary: `the last backup of ${name} of ${unit} that succeeded is older than 26 hours`,
  });
}

/** The alerts that a workload gets without asking: it is down, it restarts, its volume fills up, its backup is old. */
export function alertsOf(scope: Scope, workload: Workload): Alert[] {
  switch (workload.kind) {
    case "service":
      return [unavailable(scope, workload), restarts(scope, workload)];
    case "redis":
      return [unavailable(scope, workload), restarts(scope, workload), volumeFull(scope, workload)];
    case "postgres":
      return [
        unavailable(scope, workload),
        restarts(scope, workload),
        volumeFull(scope, workload),
        backupTooOld(scope, workload),
      ];
    case "scheduled-job":
      return [];
  }
}
