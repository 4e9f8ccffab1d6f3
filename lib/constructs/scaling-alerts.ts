import type { Alert } from "#lib/model/alert.ts";
import { type Duration, durationText, minutes, seconds } from "#lib/model/duration.ts";
import type { Service } from "#lib/model/workload.ts";
import { isAutoscaled } from "./autoscaler.ts";
import { podSeries, readyPods } from "./pod-series.ts";
import { allOf, series } from "./promql.ts";
import type { Scope } from "./scope.ts";
import { workloadAlert } from "./workload-alert.ts";

/** Pods older than this have started, whatever happens to them now. */
const STARTING = minutes(15);

function autoscalerOf({ namespace }: Scope, { name }: Service): Record<string, string> {
  return { namespace, horizontalpodautoscaler: name };
}

function atMaximum(scope: Scope, service: Service): Alert {
  const of = autoscalerOf(scope, service);
  return workloadAlert(scope, service.name, "AtMaximum", {
    expression: `${series("kube_horizontalpodautoscaler_status_current_replicas", of)} >= ${series("kube_horizontalpodautoscaler_spec_max_replicas", of)}`,
    for: minutes(15),
    severity: "warning",
    summary: `runs at the ${service.replicas.max} pods that its autoscaler may give it`,
  });
}

function scaleUpSlow(scope: Scope, service: Service, longest: Duration): Alert {
  const wanted = series("kube_horizontalpodautoscaler_status_desired_replicas", autoscalerOf(scope, service));
  return workloadAlert(scope, service.name, "ScaleUpSlow", {
    expression: `sum(${wanted}) > ${readyPods(scope, service)}`,
    for: longest,
    severity: "warning",
    summary: `has waited longer than ${durationText(longest)} for pods that its autoscaler wants`,
  });
}

/** A pod that is not ready yet has no time at which it was: it counts as ready now. */
function podsStartSlowly(scope: Scope, service: Service, longest: Duration): Alert {
  const created = `max by (pod) (${podSeries(scope, service, "kube_pod_created")})`;
  const ready = `max by (pod) (${podSeries(scope, service, "kube_pod_status_ready_time")})`;
  return workloadAlert(scope, service.name, "PodsStartSlowly", {
    expression: allOf(
      `(${ready} or 0 * ${created} + time()) - ${created} > ${longest.seconds}`,
      `${created} > time() - ${STARTING.seconds}`,
    ),
    for: seconds(30),
    severity: "warning",
    summary: `has a new pod that was not ready within ${durationText(longest)}`,
  });
}

/** Alerts of a service that needs more pods, or gets them too late. */
export function scalingAlerts(scope: Scope, service: Service): Alert[] {
  const { podStart, scaleUp } = service.objectives;
  return [
    ...(isAutoscaled(service.replicas) ? [atMaximum(scope, service)] : []),
    ...(scaleUp === undefined ? [] : [scaleUpSlow(scope, service, scaleUp)]),
    ...(podStart === undefined ? [] : [podsStartSlowly(scope, service, podStart)]),
  ];
}
