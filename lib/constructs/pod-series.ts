import type { Server } from "#lib/model/workload.ts";
import { type Matcher, series } from "./promql.ts";
import type { Scope } from "./scope.ts";

/**
 * Matcher of the pods of a workload, whatever keeps them: a Deployment or a Rollout names them by itself, the hash
 * of the template and five letters; a StatefulSet by itself and a number.
 */
function podsOf(workload: Server): Matcher {
  return workload.kind === "service"
    ? `pod=~"${workload.names.deployment}-[a-z0-9]+-[a-z0-9]{5}"`
    : `pod=~"${workload.name}-[0-9]+"`;
}

/** Series of kube-state-metrics about each pod of a workload. */
export function podSeries(
  { namespace }: Pick<Scope, "namespace">,
  workload: Server,
  metric: string,
  labels: Readonly<Record<string, string>> = {},
): string {
  return series(metric, { namespace, ...labels }, [podsOf(workload)]);
}

/**
 * How many pods of a workload are ready: none where there are none. The namespace tells that kube-state-metrics is
 * there to ask: where it is not, the answer is not zero but unknown.
 *
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md
 */
export function readyPods(scope: Pick<Scope, "namespace">, workload: Server): string {
  const ready = podSeries(scope, workload, "kube_pod_status_ready", { condition: "true" });
  const { namespace } = scope;
  return `(sum(${ready}) or 0 * sum(${series("kube_namespace_created", { namespace })}))`;
}
