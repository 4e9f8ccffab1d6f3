import { expect, it } from "vitest";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { valueAt } from "../chart-values.fixture.ts";
import { jaegerEndpoint } from "../jaeger/index.ts";
import collector from "./index.ts";

const on = (cluster: Cluster, path: string) =>
  valueAt(collector.contents(cluster).chart?.values, path.split("."));
const { offers, openings, brings } = collector.contents(scalableAppProd);

it("SC10 services get the endpoint of the collector's OTLP receiver over HTTP", () => {
  expect(offers?.traces).toEqual({
    namespace: "tracing",
    labels: {
      "app.kubernetes.io/name": "opentelemetry-collector",
      "app.kubernetes.io/instance": "opentelemetry-collector",
    },
    endpoint: "http://opentelemetry-collector.tracing:4318",
    port: 4318,
  });
  expect(brings?.services).toEqual({
    "tracing/opentelemetry-collector": { otlp: 4317, "otlp-http": 4318, metrics: 8888 },
  });
});

it("SC10 every pod may send traces, and nobody connects to another port", () => {
  expect(openings?.map(({ port, to }) => [port, to])).toEqual([
    [4317, "every pod"],
    [4318, "every pod"],
  ]);
});

it("SC10 traces go from OTLP to Jaeger, in batches, within the memory that the pod has", () => {
  expect(on(scalableAppProd, "alternateConfig.service.pipelines")).toEqual({
    traces: { receivers: ["otlp"], processors: ["memory_limiter", "batch"], exporters: ["otlp_grpc"] },
  });
  expect(on(scalableAppProd, "alternateConfig.receivers.otlp.protocols")).toEqual({
    grpc: { endpoint: `\${env:MY_POD_IP}:4317` },
    http: { endpoint: `\${env:MY_POD_IP}:4318` },
  });
  expect(on(scalableAppProd, "alternateConfig.exporters.otlp_grpc.endpoint")).toBe(jaegerEndpoint);
});

it("SC10 the collector's own metrics are scraped at the port that serves them", () => {
  expect(on(scalableAppProd, "serviceMonitor.enabled")).toBe(true);
  expect(on(scalableAppProd, "ports.metrics.enabled")).toBe(true);
  expect(on(scalableAppProd, "alternateConfig.service.telemetry.metrics.readers")).toEqual([
    { pull: { exporter: { prometheus: { host: `\${env:MY_POD_IP}`, port: 8888 } } } },
  ]);
});

it("SC14 two pods outlive a node where that matters, and one blocks no node elsewhere", () => {
  const availability = (cluster: Cluster) => [
    on(cluster, "replicaCount"),
    on(cluster, "podDisruptionBudget"),
  ];
  expect(availability(scalableAppProd)).toEqual([2, { enabled: true, maxUnavailable: 1 }]);
  expect(availability(scalableAppDev)).toEqual([1, { enabled: false }]);
});
