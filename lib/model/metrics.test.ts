import { describe, expect, it } from "vitest";
import { express, fastapiInstrumentator, httpMetrics, metricsOf, starlette } from "./metrics.ts";
import { DefinitionError } from "./problem.ts";

describe("metrics", () => {
  it("have the names of express where only a path is given", () => {
    expect(metricsOf("/metrics", "backend")).toEqual({ path: "/metrics", http: express });
  });

  it("have the names that are given with the path", () => {
    const metrics = httpMetrics("/internal/metrics", starlette);
    expect(metricsOf(metrics, "backend")).toBe(metrics);
    expect(metrics).toEqual({ path: "/internal/metrics", http: starlette });
  });

  it.each([express, starlette, fastapiInstrumentator])("have names that Prometheus takes: %j", (names) => {
    expect(() => httpMetrics("/metrics", names)).not.toThrow();
  });

  it("count requests in a series that exists, whatever the library", () => {
    expect([express, starlette, fastapiInstrumentator].map(({ requests }) => requests)).toEqual([
      "http_request_duration_seconds_count",
      "starlette_requests_total",
      "http_requests_total",
    ]);
  });

  it("refuses a path that is none, in either form", () => {
    const message = 'workload backend has metrics path "metrics"; start it with "/"';
    for (const given of ["metrics", httpMetrics("metrics", express)]) {
      expect(() => metricsOf(given, "backend")).toThrow(new DefinitionError(message));
    }
  });

  it.each(["requests", "durations", "inProgress"])("refuses %s that are no metric", (field) => {
    expect(() => httpMetrics("/metrics", { ...express, [field]: "http-requests" })).toThrow(
      new DefinitionError(
        'metric name "http-requests" is not one; use letters, digits, "_" and ":", not starting with a digit',
      ),
    );
  });

  it.each(["status", "path"])("refuses a %s that is no label", (field) => {
    expect(() => httpMetrics("/metrics", { ...express, [field]: "a:b" })).toThrow(
      new DefinitionError(
        'label name "a:b" is not one; use letters, digits and "_", not starting with a digit',
      ),
    );
  });
});
