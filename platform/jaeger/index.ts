import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { addObject } from "#lib/constructs/object.ts";
import { kept } from "#lib/constructs/sync.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { byteQuantity, gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { checksum } from "../checksum.ts";
import { withTracing } from "../clusters.ts";
import { storageClass } from "../gp3-storage-class/index.ts";
import { configuration, dataFolder, OTLP_GRPC_PORT } from "./configuration.ts";
import type { JaegerValues } from "./values.ts";

/** Namespace of everything that has to do with traces. */
export const namespace = "tracing";

/** Where the collector sends traces over OTLP and gRPC. */
export const jaegerEndpoint = `jaeger.${namespace}:${OTLP_GRPC_PORT}`;

const claim = "jaeger-data";
const volume = "data";
const memory = mebibytes(256, 768);

/** Ports of the Service, which the chart makes whatever the configuration listens on. */
const ports = {
  "zk-compact-trft": 5775,
  "config-rest": 5778,
  "jg-compact-trft": 6831,
  "jg-binary-trft": 6832,
  "http-zipkin": 9411,
  "grpc-http": 14_250,
  "c-tchan-trft": 14_267,
  "http-c-binary-trft": 14_268,
  "otlp-grpc": OTLP_GRPC_PORT,
  "otlp-http": 4318,
  "http-query": 16_686,
  "grpc-query": 16_685,
  "internal-metrics": 8888,
  "span-metrics": 8889,
};

/**
 * Jaeger: keeps traces and shows them. One pod with an embedded database on a volume: traces are there when
 * Elasticsearch is what fails, and nothing else has to run for them. While the pod restarts, the collector holds what
 * comes. People reach it through `kubectl port-forward`.
 *
 * @see https://www.jaegertracing.io/docs/latest/storage/badger/
 */
export default defineAddOn({
  name: "jaeger",
  on: withTracing,
  namespace: { name: namespace, podSecurity: "restricted" },
  contents() {
    const values: JaegerValues = {
      userconfig: configuration,
      jaeger: {
        replicas: 1,
        serviceAccount: { automountServiceAccountToken: false },
        // The chart has no annotations for the pod; without a change in it a new configuration is not read.
        podLabels: { "checksum/config": checksum(configuration) },
        podSecurityContext: restrictedPod,
        securityContext: restrictedContainer,
        resources: resources(millicores(50), memory),
        // The rest of the limit is for what the database maps into memory.
        extraEnv: [{ name: "GOMEMLIMIT", value: `${memory.limit * 0.75}MiB` }],
        extraVolumes: [{ name: volume, persistentVolumeClaim: { claimName: claim } }],
        extraVolumeMounts: [{ name: volume, mountPath: dataFolder }],
      },
    };
    return {
      chart: helmChart<JaegerValues>({
        repository: "https://jaegertracing.github.io/helm-charts",
        name: "jaeger",
        version: "4.11.1",
        values,
      }),
      brings: {
        serviceAccounts: [`${namespace}/jaeger`],
        services: { [`${namespace}/jaeger`]: ports },
        podLabels: {
          [namespace]: { "app.kubernetes.io/name": "jaeger", "app.kubernetes.io/instance": "jaeger" },
        },
        pods: {
          [`${namespace}/jaeger`]: {
            ...podsOf(values.jaeger.replicas, values.jaeger.resources),
            volume: "claimed by a manifest",
          },
        },
      },
      resources(chart) {
        addObject(
          chart,
          new PersistentVolumeClaim({
            metadata: { name: claim, namespace, annotations: { ...kept } },
            spec: {
              storageClassName: storageClass,
              accessModes: ["ReadWriteOnce"],
              resources: { requests: { storage: byteQuantity(gibibytes(10).request) } },
            },
          }),
        );
      },
    };
  },
});
