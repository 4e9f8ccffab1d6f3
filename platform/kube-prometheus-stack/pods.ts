import { mebibytesOf } from "#lib/capacity/quantity.ts";
import type { Provided } from "#lib/model/provided.ts";
import { podsOf } from "../chart-pods.ts";
import type { KubePrometheusStackValues } from "./values.ts";

/**
 * What the chart runs, and what the operator runs of its resources: Prometheus with its volume, and Alertmanager, each
 * with a sidecar that reloads its configuration.
 *
 * @see https://prometheus-operator.dev/docs/platform/platform-guide/
 */
export function podsOfStack(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  values: KubePrometheusStackValues,
): NonNullable<Provided["pods"]> {
  const { prometheusOperator, prometheus, alertmanager, grafana } = values;
  const { resources: reloader } = prometheusOperator.prometheusConfigReloader;
  const { resources: server, storageSpec } = prometheus.prometheusSpec;
  const { resources: sidecar } = grafana.sidecar;
  const { storage } = storageSpec.volumeClaimTemplate.spec.resources.requests;
  return {
    [`${namespace}/${name}-grafana`]: podsOf(1, grafana.resources, sidecar, sidecar),
    [`${namespace}/${name}-kube-state-metrics`]: podsOf(1, values["kube-state-metrics"].resources),
    [`${namespace}/${name}-operator`]: podsOf(1, prometheusOperator.resources),
    [`${namespace}/${name}-prometheus-node-exporter`]: podsOf(
      "one per node",
      values["prometheus-node-exporter"].resources,
    ),
    [`${namespace}/prometheus-${name}-prometheus`]: {
      ...podsOf(1, server, reloader),
      volume: mebibytesOf(storage),
    },
    [`${namespace}/alertmanager-${name}-alertmanager`]: podsOf(
      1,
      alertmanager.alertmanagerSpec.resources,
      reloader,
    ),
  };
}
