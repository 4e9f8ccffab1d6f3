import type { Alert } from "#lib/model/alert.ts";
import { minutes } from "#lib/model/duration.ts";
import type { Percent } from "#lib/model/objective.ts";
import type { Server, Service } from "#lib/model/workload.ts";
import { ratio, series, share } from "./promql.ts";
import type { Scope } from "./scope.ts";
import { workloadAlert } from "./workload-alert.ts";

/** Containers of a workload have its name. */
function labelsOfContainer({ namespace }: Scope, { name }: Server): Record<string, string> {
  return { namespace, container: name };
}

/** At the limit a container is killed. */
function memoryNearLimit(scope: Scope, workload: Server): Alert {
  const container = labelsOfContainer(scope, workload);
  const used = series("container_memory_working_set_bytes", container);
  const limit = series("kube_pod_container_resource_limits", { ...container, resource: "memory" });
  return workloadAlert(scope, workload.name, "MemoryNearLimit", {
    expression: `max by (pod) (${used}) / max by (pod) (${limit}) > 0.9`,
    for: minutes(15),
    severity: "warning",
    summary: "has a pod that uses more than 90 % of the memory at which it is killed",
  });
}

/**
 * At the limit a container waits for the rest of each period.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run
 */
function cpuThrottled(scope: Scope, workload: Server): Alert {
  const periods = (metric: string) =>
    `sum by (pod) (increase(${series(metric, labelsOfContainer(scope, workload))}[5m]))`;
  return workloadAlert(scope, workload.name, "CpuThrottled", {
    expression: `${ratio(periods("container_cpu_cfs_throttled_periods_total"), periods("container_cpu_cfs_periods_total"))} > 0.25`,
    for: minutes(15),
    severity: "warning",
    summary: "has a pod that is held back at its CPU limit a quarter of the time",
  });
}

/** Alerts of a container that runs into its limits; without a limit on CPU it takes what is idle. */
export function saturationAlerts(scope: Scope, workload: Server): Alert[] {
  return [
    memoryNearLimit(scope, workload),
    ...(workload.cpu.limit === undefined ? [] : [cpuThrottled(scope, workload)]),
  ];
}

function averageHigh(
  scope: Scope,
  service: Service,
  { resource, used, limit: { percent } }: { resource: "cpu" | "memory"; used: string; limit: Percent },
): Alert {
  const requested = series("kube_pod_container_resource_requests", {
    ...labelsOfContainer(scope, service),
    resource,
  });
  const [condition, words] = resource === "cpu" ? ["AverageCpuHigh", "CPU"] : ["AverageMemoryHigh", "memory"];
  return workloadAlert(scope, service.name, condition, {
    expression: `sum(${used}) / sum(${requested}) > ${share(percent)}`,
    for: minutes(30),
    severity: "warning",
    summary: `uses more than ${percent} % of the ${words} that its pods request, on average`,
  });
}

/** Alerts of the average use that a service promises to stay below. */
export function averageAlerts(scope: Scope, service: Service): Alert[] {
  const { averageCpu, averageMemory } = service.objectives;
  const container = labelsOfContainer(scope, service);
  const cpu = `rate(${series("container_cpu_usage_seconds_total", container)}[5m])`;
  const memory = series("container_memory_working_set_bytes", container);
  return [
    ...(averageCpu === undefined
      ? []
      : [averageHigh(scope, service, { resource: "cpu", used: cpu, limit: averageCpu })]),
    ...(averageMemory === undefined
      ? []
      : [averageHigh(scope, service, { resource: "memory", used: memory, limit: averageMemory })]),
  ];
}
