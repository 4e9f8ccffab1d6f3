import { describe, expect, it } from "vitest";
import { everyOffer, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

describe("a service with traces", () => {
  const application = rendered({
    workloads: [serviceOf("backend", { traces: true, env: { MODE: "fast" } })],
  });

  it("learns who it is and where its traces go", () => {
    expect(application.object("ConfigMap", "backend")).toHaveProperty("data", {
      MODE: "fast",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.tracing:4318",
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
      OTEL_LOGS_EXPORTER: "none",
      OTEL_METRICS_EXPORTER: "none",
      OTEL_RESOURCE_ATTRIBUTES: "service.namespace=shop,deployment.environment.name=production",
      OTEL_SERVICE_NAME: "backend",
    });
  });

  it("may talk to the collector", () => {
    expect(application.object("NetworkPolicy", "backend")).toHaveProperty("spec.egress", [
      {
        to: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "tracing" } },
            podSelector: { matchLabels: everyOffer.traces.labels },
          },
        ],
        ports: [{ protocol: "TCP", port: 4318 }],
      },
    ]);
  });

  it("may say otherwise in its own environment", () => {
    const env = { OTEL_SERVICE_NAME: "api" };
    const other = rendered({ workloads: [serviceOf("backend", { traces: true, env })] });
    expect(other.object("ConfigMap", "backend")).toHaveProperty("data.OTEL_SERVICE_NAME", "api");
  });

  it("is refused on a cluster without a collector", () => {
    const workloads = [serviceOf("backend", { traces: true })];
    expect(rendered({ workloads }, { offers: {} }).problems).toEqual([
      "workload backend with traces of shop needs a collector of traces, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
