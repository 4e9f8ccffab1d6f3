import { describe, expect, it } from "vitest";
import { minutes, seconds } from "#lib/model/duration.ts";
import { milliseconds, type Objectives, percent } from "#lib/model/objective.ts";
import { between } from "#lib/model/replicas.ts";
import { serviceOf } from "#lib/render/rendered.fixture.ts";
import { alertsOf } from "./rules.fixture.ts";

const promising = (objectives: Objectives) =>
  alertsOf(serviceOf("backend", { metrics: "/metrics", objectives, replicas: between(2, 6).atCpu(70) }));
const service = 'namespace="shop",service="backend"';

describe("alerts of a service with metrics", () => {
  it("hold it to 99.5 % and a second, where it promises nothing", () => {
    const { ShopBackendErrorBudgetBurnsSlowly, ShopBackendLatencyHigh } = promising({});
    expect(ShopBackendErrorBudgetBurnsSlowly).toContain("> 3 * 0.005");
    expect(ShopBackendLatencyHigh).toContain("> 1\n");
  });

  it("do not exist without metrics", () => {
    expect(Object.keys(alertsOf(serviceOf("backend")))).toEqual([
      "ShopBackendUnavailable",
      "ShopBackendRestarts",
      "ShopBackendMemoryNearLimit",
    ]);
  });

  it("SC15: page when the budget burns over a long window and still over a short one", () => {
    const ratio = (window: string) =>
      `service:http_request_failures_per_requests:ratio_rate${window}{${service}}`;
    const failures = (window: string) =>
      `sum_over_time(service:http_request_failures:rate5m{${service}}[${window}])`;
    expect(promising({ availability: percent(99.9) }).ShopBackendErrorBudgetBurnsFast?.split("\n")).toEqual([
      `${ratio("1h")} > 14.4 * 0.001`,
      `and ${ratio("5m")} > 14.4 * 0.001`,
      `and ${failures("1h")} * 60 >= 10`,
      `or ${ratio("6h")} > 6 * 0.001`,
      `and ${ratio("30m")} > 6 * 0.001`,
      `and ${failures("6h")} * 60 >= 10`,
    ]);
  });

  it("SC15: DP18: compare the 95th percentile, the rate of errors and the traffic with what is promised", () => {
    const durations = `http_request_duration_seconds_bucket{${service},path!="/ready",path!="/live",path!="/metrics"}`;
    const requests = `service:http_requests:rate5m{${service}}`;
    expect(
      promising({ p95: milliseconds(300), errorRate: percent(0.1), requestsPerMinute: 10_000 }),
    ).toMatchObject({
      ShopBackendLatencyHigh: `histogram_quantile(0.95, sum by (namespace, service, le) (rate(${durations}[5m]))) > 0.3\nand ${requests} * 300 >= 20`,
      ShopBackendErrorRateHigh: `service:http_request_failures_per_requests:ratio_rate5m{${service}} > 0.001\nand ${requests} * 300 >= 20`,
      ShopBackendTrafficHigh: `${requests} * 60 > 10000`,
    });
  });

  it("SC15: compare means with their targets, each under a name of its own", () => {
    const mean = (metric: string) =>
      `sum(rate(${metric}_sum{${service}}[5m])) / (sum(rate(${metric}_count{${service}}[5m])) > 0)`;
    expect(
      promising({ means: { db_query_duration_seconds: milliseconds(100), cache_seconds: milliseconds(10) } }),
    ).toMatchObject({
      ShopBackendDbQueryDurationHigh: `${mean("db_query_duration_seconds")} > 0.1`,
      ShopBackendCacheHigh: `${mean("cache_seconds")} > 0.01`,
    });
  });

  it("SC15: compare the average use with what is promised", () => {
    const of = (resource: string) => `namespace="shop",container="backend"${resource}`;
    expect(promising({ averageCpu: percent(70), averageMemory: percent(80) })).toMatchObject({
      ShopBackendAverageCpuHigh: `sum(rate(container_cpu_usage_seconds_total{${of("")}}[5m])) / sum(kube_pod_container_resource_requests{${of(',resource="cpu"')}}) > 0.7`,
      ShopBackendAverageMemoryHigh: `sum(container_memory_working_set_bytes{${of("")}}) / sum(kube_pod_container_resource_requests{${of(',resource="memory"')}}) > 0.8`,
    });
  });

  it("DP18: wait as long for pods as is promised", () => {
    const alerts = promising({ podStart: seconds(60), scaleUp: minutes(5) });
    expect(alerts.ShopBackendScaleUpSlow).toBe(
      'sum(kube_horizontalpodautoscaler_status_desired_replicas{namespace="shop",horizontalpodautoscaler="backend"}) > (sum(kube_pod_status_ready{namespace="shop",condition="true",pod=~"backend-[a-z0-9]+-[a-z0-9]{5}"}) or 0 * sum(kube_namespace_created{namespace="shop"}))',
    );
    expect(alerts.ShopBackendPodsStartSlowly).toContain(" > 60\n");
  });

  it("tell of an autoscaler at its maximum, where there is one", () => {
    expect(promising({})).toHaveProperty("ShopBackendAtMaximum");
    expect(alertsOf(serviceOf("backend", { replicas: 2 }))).not.toHaveProperty("ShopBackendAtMaximum");
  });

  it("tell of throttling only where there is a limit", () => {
    const cpu = { unit: "millicores", request: 100 } as const;
    expect(alertsOf(serviceOf("backend", { cpu }))).not.toHaveProperty("ShopBackendCpuThrottled");
    expect(alertsOf(serviceOf("backend", { cpu: { ...cpu, limit: 500 } }))).toHaveProperty(
      "ShopBackendCpuThrottled",
    );
  });
});
