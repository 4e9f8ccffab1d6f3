import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { monitored } from "../monitored.ts";
import { alertmanager, alertReceivers } from "./alertmanager.ts";
import { clusterOverview } from "./dashboards/cluster-overview.ts";
import { nodeHealth } from "./dashboards/node-health.ts";
import { podResources } from "./dashboards/pod-resources.ts";
import {
  administrator,
  dashboardLabel,
  grafanaOn,
  grafanaOpenings,
  grafanaPods,
  grafanaRoutes,
} from "./grafana.ts";
import { podsOfStack } from "./pods.ts";
import { prometheusSpec } from "./prometheus.ts";
import type { KubePrometheusStackValues } from "./values.ts";

const name = "kube-prometheus-stack";
const namespace = "monitoring";
const components = [
  "alertmanager",
  "grafana",
  "kube-state-metrics",
  "operator",
  "prometheus",
  "prometheus-node-exporter",
];

/**
 * Prometheus, Alertmanager, Grafana, node exporter and kube-state-metrics, with the rules and dashboards of the
 * community. The namespace is privileged for the node exporter, which reads the host.
 *
 * @see https://github.com/prometheus-community/helm-charts/tree/kube-prometheus-stack-88.5.3/charts/kube-prometheus-stack
 */
export default defineAddOn({
  name,
  on: monitored,
  namespace: { name: namespace, podSecurity: "privileged" },
  contents(cluster) {
    const values: KubePrometheusStackValues = {
      // An add-on of its own brings them, before every chart that has a ServiceMonitor.
      crds: { enabled: false },
      // EKS runs these three and shows none of them; its kube-proxy serves metrics to its own node only.
      kubeControllerManager: { enabled: false },
      kubeEtcd: { enabled: false },
      kubeScheduler: { enabled: false },
      kubeProxy: { enabled: false },
      // AWS runs the API server too, and its histograms would be the largest part of all series.
      kubeApiServer: { enabled: false },
      kubelet: { serviceMonitor: { cAdvisorInterval: "30s" } },
      prometheusOperator: {
        // Its certificate comes from Jobs on every sync; rules are checked before they are merged.
        admissionWebhooks: { enabled: false },
        // Serves nothing but that webhook and metrics, and has no certificate without the Jobs.
        tls: { enabled: false },
        resources: resources(millicores(10), mebibytes(64, 160)),
        prometheusConfigReloader: { resources: resources(millicores(10), mebibytes(16, 48)) },
      },
      prometheus: { prometheusSpec },
      alertmanager,
      grafana: grafanaOn(cluster),
      "kube-state-metrics": { resources: resources(millicores(10), mebibytes(48, 128)) },
      nodeExporter: {
        enabled: true,
        operatingSystems: { aix: { enabled: false }, darwin: { enabled: false } },
      },
      "prometheus-node-exporter": {
        resources: resources(millicores(10), mebibytes(24, 64)),
        securityContext: { seccompProfile: restrictedPod.seccompProfile },
        containerSecurityContext: restrictedContainer,
      },
    };
    return {
      chart: helmChart<KubePrometheusStackValues>({
        repository: "https://prometheus-community.github.io/helm-charts",
        name,
        version: "88.5.3",
        values,
      }),
      brings: {
        serviceAccounts: components.map((component) => `${namespace}/${name}-${component}`),
        secrets: [`${namespace}/alertmanager-${name}-alertmanager`],
        services: {
          [`kube-system/${name}-coredns`]: { "http-metrics": 9153 },
          [`${namespace}/${name}-alertmanager`]: { "http-web": 9093, "reloader-web": 8080 },
          [`${namespace}/${name}-grafana`]: { "http-web": 80 },
          [`${namespace}/${name}-kube-state-metrics`]: { http: 8080 },
          [`${namespace}/${name}-operator`]: { http: 8080 },
          [`${namespace}/${name}-prometheus`]: { "http-web": 9090, "reloader-web": 8080 },
          [`${namespace}/${name}-prometheus-node-exporter`]: { "http-metrics": 9100 },
        },
        podLabels: { [namespace]: grafanaPods },
        customResources: [
          "monitoring.coreos.com/Alertmanager",
          "monitoring.coreos.com/Prometheus",
          "monitoring.coreos.com/PrometheusRule",
          "monitoring.coreos.com/ServiceMonitor",
        ],
        pods: podsOfStack({ namespace, name }, values),
      },
      offers: {
        scraper: {
          namespace,
          labels: {
            "app.kubernetes.io/name": "prometheus",
            "app.kubernetes.io/instance": `${name}-prometheus`,
          },
        },
        dashboardLabel,
      },
      secrets: [administrator, alertReceivers],
      routes: grafanaRoutes(cluster),
      openings: grafanaOpenings(cluster),
      dashboards: [clusterOverview, podResources, nodeHealth],
    };
  },
});
