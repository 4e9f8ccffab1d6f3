import { expect, it } from "vitest";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import { valueAt } from "../chart-values.fixture.ts";
import { checksum } from "../checksum.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import jaeger, { jaegerEndpoint } from "./index.ts";

const { chart, brings, openings } = jaeger.contents(scalableAppDev);
const at = (path: string) => valueAt(chart?.values, path.split("."));

it("SC10 Jaeger keeps traces for three days on a volume that outlives its pod and its Application", () => {
  expect(at("userconfig.extensions.jaeger_storage.backends.traces.badger")).toEqual({
    directories: { keys: "/badger/keys", values: "/badger/values" },
    ephemeral: false,
    ttl: { spans: "72h" },
  });
  expect(at("jaeger.extraVolumes")).toEqual([
    { name: "data", persistentVolumeClaim: { claimName: "jaeger-data" } },
  ]);
  expect(at("jaeger.extraVolumeMounts")).toEqual([{ name: "data", mountPath: "/badger" }]);
  expect(objectsOf(jaeger, scalableAppDev)).toMatchObject([
    {
      kind: "PersistentVolumeClaim",
      metadata: {
        name: "jaeger-data",
        namespace: "tracing",
        annotations: { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" },
      },
      spec: { storageClassName: "gp3" },
    },
  ]);
});

it("SC10 Jaeger shows the storage that it writes into", () => {
  const written = at("userconfig.exporters.jaeger_storage_exporter.trace_storage");
  expect(at("userconfig.extensions.jaeger_query.storage.traces")).toBe(written);
  expect(Object.keys(at("userconfig.extensions.jaeger_storage.backends") ?? {})).toEqual([written]);
});

it("SC10 takes traces over gRPC, at the Service of the chart, from its own namespace only", () => {
  expect(jaegerEndpoint).toBe("jaeger.tracing:4317");
  expect(brings?.services?.["tracing/jaeger"]).toMatchObject({ "otlp-grpc": 4317 });
  expect(at("userconfig.receivers.otlp.protocols")).toEqual({ grpc: { endpoint: "0.0.0.0:4317" } });
  expect(openings).toBeUndefined();
});

it("answers the chart's probes at their port", () => {
  expect(at("userconfig.extensions.healthcheckv2")).toEqual({
    use_v2: true,
    http: { endpoint: "0.0.0.0:13133" },
  });
});

it("replaces its pod when the configuration changes", () => {
  expect(at("jaeger.podLabels")).toEqual({ "checksum/config": checksum(at("userconfig") ?? {}) });
});
