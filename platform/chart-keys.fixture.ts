import { isMap } from "./chart-facts.fixture.ts";

/**
 * Keys of charts whose own values say nothing below them, or whose defaults are comments: path to the reason. A
 * path that starts with a dot holds in every chart, at any depth.
 */
const FREE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "*": {
    ".resources": "empty by default; requests and limits in Kubernetes' own words",
    ".annotations": "empty by default; any annotation",
  },
  "amazon-cloudwatch-observability": {
    "admissionWebhooks.instrumentations.create": "a comment by default",
    "admissionWebhooks.namespaces.create": "a comment by default",
    "admissionWebhooks.pods.create": "a comment by default",
    "admissionWebhooks.workloads.create": "a comment by default",
  },
  "argo-cd": {
    "configs.cm": "each key becomes a key of the ConfigMap argocd-cm",
    "configs.params": "each key becomes a key of the ConfigMap argocd-cmd-params-cm",
  },
  "argo-rollouts": { crdAnnotations: "empty by default; any annotation" },
  "aws-load-balancer-controller": {
    podDisruptionBudget: "empty by default; maxUnavailable is a comment",
    "podSecurityContext.seccompProfile": "not among the values; the pod's, in Kubernetes' own words",
    "securityContext.capabilities": "a comment by default",
    vpcTags: "empty by default; each key is a tag",
  },
  "cluster-autoscaler": {
    expanderPriorities: "empty by default; each key is a priority",
    extraArgs: "each key becomes an argument",
    securityContext: "empty by default; the pod's, in Kubernetes' own words",
    containerSecurityContext: "empty by default; the container's, in Kubernetes' own words",
  },
  "eck-operator": { podSecurityContext: "the pod's, in Kubernetes' own words" },
  "external-dns": { extraArgs: "each key becomes an argument" },
  fluentd: {
    podSecurityContext: "empty by default; the pod's, in Kubernetes' own words",
    priorityClassName: "a comment by default",
    securityContext: "empty by default; the container's, in Kubernetes' own words",
  },
  goldilocks: { "dashboard.flags": "each key becomes an argument" },
  jaeger: {
    "jaeger.podLabels": "not among the values; read by the chart's Deployment",
    "jaeger.podSecurityContext": "the pod's, in Kubernetes' own words",
    "jaeger.securityContext": "empty by default; the container's, in Kubernetes' own words",
    userconfig: "empty by default; the whole configuration of Jaeger",
  },
  "kube-prometheus-stack": {
    "grafana.grafana.ini": "key of the sub-chart grafana; sections of a file",
    "grafana.resources": "key of the sub-chart grafana",
    "grafana.serviceMonitor.path": "key of the sub-chart grafana",
    "grafana.sidecar.resources": "key of the sub-chart grafana",
    "grafana.testFramework": "key of the sub-chart grafana",
    "prometheus-node-exporter.containerSecurityContext": "key of the sub-chart prometheus-node-exporter",
    "prometheus-node-exporter.resources": "key of the sub-chart prometheus-node-exporter",
    "prometheus-node-exporter.securityContext": "key of the sub-chart prometheus-node-exporter",
    "prometheus.prometheusSpec.storageSpec": "empty by default; field of the Prometheus resource",
  },
  "nginx-ingress": {
    "controller.config.entries": "each key becomes a key of the ConfigMap",
    "controller.initContainerResources": "limits are a comment by default",
    "controller.podDisruptionBudget.maxUnavailable": "a comment by default",
  },
  "opentelemetry-collector": {
    alternateConfig: "empty by default; the whole configuration of the collector",
    "podDisruptionBudget.maxUnavailable": "a comment by default",
    podSecurityContext: "empty by default; the pod's, in Kubernetes' own words",
    securityContext: "empty by default; the container's, in Kubernetes' own words",
  },
  "prometheus-postgres-exporter": {
    "config.datasource.passwordSecret": "empty by default; name and key of a Secret",
    "config.datasource.userSecret": "empty by default; name and key of a Secret",
    fullnameOverride: "not among the values; read by the chart's helpers",
    "serviceMonitor.interval": "a comment by default",
  },
  "prometheus-redis-exporter": {
    fullnameOverride: "not among the values; read by the chart's helpers",
    podSecurityContext: "empty by default; the pod's, in Kubernetes' own words",
    securityContext: "empty by default; the container's, in Kubernetes' own words",
    "serviceMonitor.interval": "a comment by default",
  },
  reloader: {
    "reloader.deployment.containerSecurityContext":
      "empty by default; the container's, in Kubernetes' own words",
  },
  vpa: { "recommender.extraArgs.memory-saver": "each key becomes an argument" },
};

function isFree(chart: string, path: string): boolean {
  const everywhere = Object.keys(FREE["*"] ?? {});
  return FREE[chart]?.[path] !== undefined || everywhere.some((end) => `.${path}`.endsWith(end));
}

/** What is wrong with the values that we set, one line for each key that the chart does not have. */
export function unknownKeys(chart: string, values: object, defaults: unknown, above = ""): string[] {
  const known = new Map(isMap(defaults) ? Object.entries(defaults) : []);
  return Object.entries(values).flatMap(([key, value]) => {
    const path = `${above}${key}`;
    if (isFree(chart, path)) return [];
    if (!known.has(key)) return [`${path}: the chart has no such key`];
    const byDefault = known.get(key);
    if (!isMap(value)) return isMap(byDefault) ? [`${path}: the chart has keys below it`] : [];
    if (!isMap(byDefault) || Object.keys(byDefault).length === 0) {
      return [
        `${path}: the chart's own values have nothing below it; list it with the reason if that is right`,
      ];
    }
    return unknownKeys(chart, value, byDefault, `${path}.`);
  });
}
