import { days, durationText } from "#lib/model/duration.ts";
import type { TracePipeline } from "../trace-pipeline.ts";

/** Folder of the volume with the traces. */
export const dataFolder = "/badger";

/** For how long a trace can be looked at. */
const retention = days(3);

/** Port on which Jaeger takes traces over OTLP and gRPC. */
export const OTLP_GRPC_PORT = 4317;

interface Endpoint {
  readonly endpoint: string;
}

/**
 * Configuration of Jaeger 2, which is a distribution of the OpenTelemetry Collector. Durations are Go's, `72h`.
 *
 * @see https://www.jaegertracing.io/docs/latest/deployment/configuration/
 */
export interface JaegerConfiguration {
  readonly service: {
    readonly extensions: readonly string[];
    readonly pipelines: TracePipeline;
  };
  readonly extensions: {
    readonly healthcheckv2: { readonly use_v2: true; readonly http: Endpoint };
    readonly jaeger_query: {
      readonly http: Endpoint;
      readonly grpc: Endpoint;
      /** Name of the storage that the user interface reads. */
      readonly storage: { readonly traces: string };
    };
    readonly jaeger_storage: {
      /** Storages by name. */
      readonly backends: Readonly<
        Record<
          string,
          {
            readonly badger: {
              readonly directories: { readonly keys: string; readonly values: string };
              /** Whether traces are lost with the pod. */
              readonly ephemeral: false;
              readonly ttl: { readonly spans: string };
            };
          }
        >
      >;
    };
  };
  readonly receivers: { readonly otlp: { readonly protocols: { readonly grpc: Endpoint } } };
  readonly processors: { readonly batch: { readonly timeout: string } };
  readonly exporters: { readonly jaeger_storage_exporter: { readonly trace_storage: string } };
}

const storage = "traces";
const listen = (port: number): Endpoint => ({ endpoint: `0.0.0.0:${port}` });

/** Takes traces over OTLP, keeps them on the pod's volume and shows them at port 16686. */
export const configuration: JaegerConfiguration = {
  service: {
    extensions: ["jaeger_storage", "jaeger_query", "healthcheckv2"],
    pipelines: {
      traces: { receivers: ["otlp"], processors: ["batch"], exporters: ["jaeger_storage_exporter"] },
    },
  },
  extensions: {
    healthcheckv2: { use_v2: true, http: listen(13_133) },
    jaeger_query: { http: listen(16_686), grpc: listen(16_685), storage: { traces: storage } },
    jaeger_storage: {
      backends: {
        [storage]: {
          badger: {
            directories: { keys: `${dataFolder}/keys`, values: `${dataFolder}/values` },
            ephemeral: false,
            ttl: { spans: durationText(retention) },
          },
        },
      },
    },
  },
  receivers: { otlp: { protocols: { grpc: listen(OTLP_GRPC_PORT) } } },
  processors: { batch: { timeout: "1s" } },
  exporters: { jaeger_storage_exporter: { trace_storage: storage } },
};
