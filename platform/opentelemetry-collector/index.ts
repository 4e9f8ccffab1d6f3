import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import type { Opening } from "#lib/model/opening.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { withTracing } from "../clusters.ts";
import { jaegerEndpoint, namespace } from "../jaeger/index.ts";
import { isMonitored } from "../monitored.ts";
import { METRICS_PORT, otlpPorts, passingTracesTo } from "./configuration.ts";
import type { OpenTelemetryCollectorValues } from "./values.ts";

const name = "opentelemetry-collector";
const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
const off = { enabled: false };

const openings: readonly Opening[] = [
  { name: "otlp-grpc", pods: labels, port: otlpPorts.grpc, to: "every pod" },
  { name: "otlp-http", pods: labels, port: otlpPorts.http, to: "every pod" },
];

/**
 * OpenTelemetry Collector: the one place that services send traces to, whatever keeps them. A Deployment behind a
 * Service, since it keeps no state: a DaemonSet would take one of the few pods of every small node.
 *
 * @see https://opentelemetry.io/docs/platforms/kubernetes/helm/collector/
 */
export default defineAddOn({
  name,
  on: withTracing,
  namespace,
  contents(cluster) {
    const { highAvailability } = cluster;
    const monitored = { enabled: isMonitored(cluster) };
    const values: OpenTelemetryCollectorValues = {
      mode: "deployment",
      replicaCount: highAvailability ? 2 : 1,
      image: {
        repository: "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s",
      },
      alternateConfig: passingTracesTo(jaegerEndpoint),
      ports: {
        "jaeger-compact": off,
        "jaeger-thrift": off,
        "jaeger-grpc": off,
        zipkin: off,
        metrics: monitored,
      },
      serviceAccount: { automountServiceAccountToken: false },
      podSecurityContext: restrictedPod,
      securityContext: restrictedContainer,
      resources: resources(millicores(50), mebibytes(128, 384)),
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: "topology.kubernetes.io/zone",
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: labels },
        },
      ],
      podDisruptionBudget: highAvailability ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
      serviceMonitor: monitored,
    };
    return {
      chart: helmChart<OpenTelemetryCollectorValues>({
        repository: "https://open-telemetry.github.io/opentelemetry-helm-charts",
        name,
        version: "0.170.0",
        values,
      }),
      brings: {
        serviceAccounts: [`${namespace}/${name}`],
        services: {
          [`${namespace}/${name}`]: {
            otlp: otlpPorts.grpc,
            "otlp-http": otlpPorts.http,
            ...(monitored.enabled && { metrics: METRICS_PORT }),
          },
        },
        podLabels: { [namespace]: labels },
        ...(monitored.enabled && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: { [`${namespace}/${name}`]: podsOf(values.replicaCount, values.resources) },
      },
      offers: {
        traces: {
          namespace,
          labels,
          endpoint: `http://${name}.${namespace}:${otlpPorts.http}`,
          port: otlpPorts.http,
        },
      },
      openings,
    };
  },
});
