import type { Alert } from "#lib/model/alert.ts";
import { minutes } from "#lib/model/duration.ts";
import type { ScheduledJob, Server, Workload } from "#lib/model/workload.ts";
import { dataStoreAlerts } from "./data-store-alerts.ts";
import { isMeasured } from "./http-series.ts";
import { readyPods } from "./pod-series.ts";
import { series } from "./promql.ts";
import { averageAlerts, saturationAlerts } from "./resource-alerts.ts";
import { scalingAlerts } from "./scaling-alerts.ts";
import type { Scope } from "./scope.ts";
import { serviceAlerts } from "./service-alerts.ts";
import { workloadAlert } from "./workload-alert.ts";

function unavailable(scope: Scope, workload: Server): Alert {
  return workloadAlert(scope, workload.name, "Unavailable", {
    expression: `${readyPods(scope, workload)} < 1`,
    for: minutes(5),
    severity: "critical",
    summary: "has no pod that is ready",
  });
}

function restarts(scope: Scope, { name }: Server): Alert {
  const of = { namespace: scope.namespace, container: name };
  return workloadAlert(scope, name, "Restarts", {
    expression: `sum(increase(${series("kube_pod_container_status_restarts_total", of)}[15m])) > 3`,
    for: minutes(5),
    severity: "warning",
    summary: "restarted more than three times in a quarter of an hour",
  });
}

/** Failed Jobs stay for people to read; only the last run says whether something is wrong now. */
function failed(scope: Scope, { name }: ScheduledJob): Alert {
  const of = { namespace: scope.namespace, cronjob: name };
  const scheduled = series("kube_cronjob_status_last_schedule_time", of);
  const succeeded = series("kube_cronjob_status_last_successful_time", of);
  const running = series("kube_cronjob_status_active", of);
  return workloadAlert(scope, name, "Failed", {
    expression: `(${scheduled} > (${succeeded} or ${series("kube_cronjob_created", of)})) unless ${running} > 0`,
    for: minutes(5),
    severity: "warning",
    summary: "did not succeed when it last ran",
  });
}

function ofServer(scope: Scope, workload: Server): Alert[] {
  return [unavailable(scope, workload), restarts(scope, workload), ...saturationAlerts(scope, workload)];
}

/** The alerts that a workload gets without asking. */
export function alertsOf(scope: Scope, workload: Workload): Alert[] {
  switch (workload.kind) {
    case "service":
      return [
        ...ofServer(scope, workload),
        ...averageAlerts(scope, workload),
        ...scalingAlerts(scope, workload),
        ...(isMeasured(workload) ? serviceAlerts(scope, workload) : []),
      ];
    case "redis":
    case "postgres":
      return [...ofServer(scope, workload), ...dataStoreAlerts(scope, workload)];
    case "scheduled-job":
      return [failed(scope, workload)];
  }
}
