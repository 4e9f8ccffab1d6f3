import type { Environment } from "#lib/model/environment.ts";
import type { Service } from "#lib/model/workload.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";

/**
 * Variables by which OpenTelemetry's libraries learn who they speak for and where their traces go. Metrics are
 * scraped and logs are read from the node: the libraries send neither.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export function traceEnvironment(scope: Scope, { name, traces }: Service): Environment {
  if (!traces) return {};
  const collector = need(scope, "traces", `workload ${name} with traces`);
  if (collector === undefined) return {};
  const { unit, cluster } = scope;
  return {
    OTEL_SERVICE_NAME: name,
    OTEL_RESOURCE_ATTRIBUTES: `service.namespace=${unit},deployment.environment.name=${cluster.environment}`,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    OTEL_METRICS_EXPORTER: "none",
    OTEL_LOGS_EXPORTER: "none",
  };
}
