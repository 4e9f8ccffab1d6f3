import { describe, expect, it } from "vitest";
import { httpMetrics, starlette } from "#lib/model/metrics.ts";
import { postgresOf, serviceOf } from "#lib/render/rendered.fixture.ts";
import { recordingsOf } from "./rules.fixture.ts";

const service = 'namespace="shop",service="backend"';

describe("recording rules", () => {
  it("count requests and failures of a service under one name, whatever its library calls them", () => {
    const backend = serviceOf("backend", { metrics: httpMetrics("/metrics", starlette) });
    const people = 'path!="/ready",path!="/live",path!="/metrics"';
    const rate = (matchers: string) =>
      `sum by (namespace, service) (rate(starlette_requests_total{${matchers}}[5m]))`;
    expect(recordingsOf(backend)).toMatchObject({
      "service:http_requests:rate5m": rate(`${service},${people}`),
      "service:http_request_failures:rate5m": `${rate(`${service},status_code=~"5..",${people}`)}\nor 0 * ${rate(`${service},${people}`)}`,
    });
  });

  it("leave the first page in, because people ask for it as probes do", () => {
    const backend = serviceOf("backend", {
      probes: { ready: "/", live: "/health?deep=1" },
      metrics: "/metrics",
    });
    expect(recordingsOf(backend)["service:http_requests:rate5m"]).toContain(
      `{${service},path!="/health",path!="/metrics"}`,
    );
  });

  it("SC15: keep the share of failures over every window that a burn-rate alert looks at", () => {
    const recordings = recordingsOf(serviceOf("backend", { metrics: "/metrics" }));
    const name = "service:http_request_failures_per_requests:ratio_rate";
    expect(Object.keys(recordings).filter((one) => one.startsWith(name))).toEqual(
      ["5m", "30m", "1h", "2h", "6h", "1d", "3d"].map((window) => `${name}${window}`),
    );
    expect(recordings[`${name}3d`]).toBe(
      `sum_over_time(service:http_request_failures:rate5m{${service}}[3d]) / (sum_over_time(service:http_requests:rate5m{${service}}[3d]) > 0)`,
    );
  });

  it("do not exist for what has no metrics", () => {
    expect(recordingsOf(serviceOf("backend"))).toEqual({});
    expect(recordingsOf(postgresOf("postgres"))).toEqual({});
  });
});
