/**
 * The way of traces through the OpenTelemetry Collector, or through Jaeger, which is made of it: names of its parts.
 *
 * @see https://opentelemetry.io/docs/collector/configuration/#pipelines
 */
export interface TracePipeline {
  readonly traces: {
    readonly receivers: readonly string[];
    readonly processors: readonly string[];
    readonly exporters: readonly string[];
  };
}
