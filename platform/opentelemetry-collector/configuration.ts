import type { TracePipeline } from "../trace-pipeline.ts";

/** Ports on which the collector takes traces over OTLP. */
export const otlpPorts = { grpc: 4317, http: 4318 } as const;

/** Port of the collector's own metrics. */
export const METRICS_PORT = 8888;

interface Endpoint {
  readonly endpoint: string;
}

/**
 * Configuration of the OpenTelemetry Collector.
 *
 * @see https://opentelemetry.io/docs/collector/configuration/
 */
export interface CollectorConfiguration {
  readonly receivers: {
    readonly otlp: { readonly protocols: { readonly grpc: Endpoint; readonly http: Endpoint } };
  };
  readonly processors: {
    readonly memory_limiter: {
      readonly check_interval: string;
      /** Part of the container's limit above which traces are refused. */
      readonly limit_percentage: number;
      /** Part of the limit that a burst may take between two checks. */
      readonly spike_limit_percentage: number;
    };
    readonly batch: { readonly timeout: string; readonly send_batch_size: number };
  };
  readonly exporters: {
    readonly otlp_grpc: Endpoint & {
      readonly tls: { readonly insecure: true };
      readonly retry_on_failure: { readonly max_elapsed_time: string };
      /** Batches that wait for the receiver, in memory. */
      readonly sending_queue: { readonly queue_size: number };
    };
  };
  readonly extensions: { readonly health_check: Endpoint };
  readonly service: {
    readonly extensions: readonly string[];
    readonly pipelines: TracePipeline;
    readonly telemetry: {
      readonly metrics: {
        readonly readers: readonly {
          readonly pull: {
            readonly exporter: { readonly prometheus: { readonly host: string; readonly port: number } };
          };
        }[];
      };
    };
  };
}

const podAddress = `\${env:MY_POD_IP}`;
const listen = (port: number): Endpoint => ({ endpoint: `${podAddress}:${port}` });

/**
 * Takes traces over OTLP and passes them on in batches. It refuses more rather than run out of memory: clients
 * try again.
 *
 * @param exportTo host and port that take traces over OTLP and gRPC
 */
export function passingTracesTo(exportTo: string): CollectorConfiguration {
  return {
    receivers: { otlp: { protocols: { grpc: listen(otlpPorts.grpc), http: listen(otlpPorts.http) } } },
    processors: {
      memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 20 },
      batch: { timeout: "1s", send_batch_size: 1024 },
    },
    exporters: {
      otlp_grpc: {
        endpoint: exportTo,
        tls: { insecure: true },
        // Outlasts a restart of the receiver.
        retry_on_failure: { max_elapsed_time: "10m" },
        sending_queue: { queue_size: 500 },
      },
    },
    extensions: { health_check: listen(13_133) },
    service: {
      extensions: ["health_check"],
      pipelines: {
        traces: { receivers: ["otlp"], processors: ["memory_limiter", "batch"], exporters: ["otlp_grpc"] },
      },
      telemetry: {
        metrics: {
          readers: [{ pull: { exporter: { prometheus: { host: podAddress, port: METRICS_PORT } } } }],
        },
      },
    },
  };
}
