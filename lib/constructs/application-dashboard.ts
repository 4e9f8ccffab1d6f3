import { type Dashboard, dashboard, type Panel, type Row } from "#lib/model/dashboard.ts";
import type { Server, Workload } from "#lib/model/workload.ts";
import { isAutoscaled } from "./autoscaler.ts";
import { dataStoreRow } from "./data-store-dashboard.ts";
import { isMeasured } from "./http-series.ts";
import { readyPods } from "./pod-series.ts";
import { series } from "./promql.ts";
import type { Scope } from "./scope.ts";
import { serviceRow } from "./service-dashboard.ts";

/** Containers, without the one that holds a pod's network, which has no name. */
const CONTAINERS = ['container!=""'];

function overview({ unit, namespace }: Scope): Panel[] {
  const ready = series("kube_pod_status_ready", { namespace, condition: "true" });
  const running = series("kube_pod_status_phase", { namespace }, ['phase=~"Pending|Running"']);
  return [
    {
      title: "Alerts",
      kind: "stat",
      unit: "short",
      limit: 1,
      queries: { firing: `count(${series("ALERTS", { unit, alertstate: "firing" })}) or vector(0)` },
    },
    {
      title: "All pods",
      kind: "stat",
      unit: "short",
      queries: { pods: `sum(${running})` },
    },
    {
      title: "Pods that are not ready",
      kind: "stat",
      unit: "short",
      limit: 1,
      queries: { "not ready": `sum(${running}) - sum(${ready})` },
    },
  ];
}

function containers({ namespace }: Scope): Panel[] {
  const of = (metric: string, labels = {}) => series(metric, { namespace, ...labels }, CONTAINERS);
  const limit = of("kube_pod_container_resource_limits", { resource: "memory" });
  const byContainer = (what: string) => ({ "{{container}}": what });
  return [
    {
      title: "CPU",
      unit: "cores",
      queries: byContainer(`sum by (container) (rate(${of("container_cpu_usage_seconds_total")}[5m]))`),
    },
    {
      title: "Memory against the limit",
      unit: "percentunit",
      limit: 0.9,
      queries: byContainer(
        `max by (container) (${of("container_memory_working_set_bytes")} / on (namespace, pod, container) group_left () ${limit})`,
      ),
    },
    {
      title: "Memory",
      unit: "bytes",
      queries: byContainer(`sum by (container) (${of("container_memory_working_set_bytes")})`),
    },
    {
      title: "Restarts in an hour",
      unit: "short",
      queries: byContainer(
        `sum by (container) (increase(${of("kube_pod_container_status_restarts_total")}[1h]))`,
      ),
    },
  ];
}

/** Pods that a workload should have: as many as its autoscaler wants, or as its definition says. */
function wantedPods({ namespace }: Scope, workload: Server): string {
  if (workload.kind !== "service") return "vector(1)";
  const { name, replicas } = workload;
  return isAutoscaled(replicas)
    ? series("kube_horizontalpodautoscaler_status_desired_replicas", {
        namespace,
        horizontalpodautoscaler: name,
      })
    : `vector(${replicas.min})`;
}

function pods(scope: Scope, workloads: readonly Workload[]): Panel[] {
  const { namespace } = scope;
  const servers = workloads.filter((workload) => workload.kind !== "scheduled-job");
  const perPod = (metric: string) => `sum by (pod) (rate(${series(metric, { namespace })}[5m]))`;
  const ready: Panel = {
    title: "Pods",
    unit: "short",
    queries: Object.fromEntries(
      servers.flatMap((server) => [
        [`${server.name} ready`, readyPods(scope, server)],
        [`${server.name} wanted`, wantedPods(scope, server)],
      ]),
    ),
  };
  const network: Panel = {
    title: "Network",
    unit: "Bps",
    queries: {
      "{{pod}} in": perPod("container_network_receive_bytes_total"),
      "{{pod}} out": perPod("container_network_transmit_bytes_total"),
    },
  };
  return [...(servers.length === 0 ? [] : [ready]), network];
}

/** The row of a workload that has more to tell than its pods do. */
function rowOf(scope: Scope, workload: Workload): Row[] {
  if (isMeasured(workload)) return [serviceRow(scope, workload)];
  return workload.kind === "postgres" || workload.kind === "redis" ? [dataStoreRow(scope, workload)] : [];
}

/**
 * The dashboard that every application gets: what is wrong, what people get from each service, what runs, and
 * the state of its data.
 */
export function applicationDashboard(scope: Scope, workloads: readonly Workload[]): Dashboard {
  return dashboard(scope.unit, scope.unit, [
    ...overview(scope),
    ...workloads.flatMap((workload) => rowOf(scope, workload)),
    { heading: "Pods", panels: [...pods(scope, workloads), ...containers(scope)] },
  ]);
}
