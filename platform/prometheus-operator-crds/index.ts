import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { crdAnnotations } from "../chart-values.ts";
import { monitored } from "../monitored.ts";
import type { PrometheusOperatorCrdsValues } from "./values.ts";

/**
 * Kinds of the Prometheus operator, apart from the operator: every chart with a ServiceMonitor needs its kind
 * before Prometheus itself is there.
 *
 * @see https://github.com/prometheus-community/helm-charts/tree/prometheus-operator-crds-31.0.1/charts/prometheus-operator-crds
 */
export default defineAddOn({
  name: "prometheus-operator-crds",
  on: monitored,
  namespace: "kube-system",
  contents: () => ({
    chart: helmChart<PrometheusOperatorCrdsValues>({
      repository: "https://prometheus-community.github.io/helm-charts",
      name: "prometheus-operator-crds",
      version: "31.0.1",
      values: { crds: { annotations: crdAnnotations } },
    }),
    brings: {
      crds: [
        "monitoring.coreos.com/v1/Alertmanager",
        "monitoring.coreos.com/v1/PodMonitor",
        "monitoring.coreos.com/v1/Probe",
        "monitoring.coreos.com/v1/Prometheus",
        "monitoring.coreos.com/v1/PrometheusRule",
        "monitoring.coreos.com/v1/ServiceMonitor",
        "monitoring.coreos.com/v1/ThanosRuler",
        "monitoring.coreos.com/v1alpha1/AlertmanagerConfig",
        "monitoring.coreos.com/v1alpha1/PrometheusAgent",
        "monitoring.coreos.com/v1alpha1/ScrapeConfig",
      ],
    },
  }),
});
