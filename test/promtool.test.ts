import { beforeAll, describe, expect, it } from "vitest";
import { minutes, seconds } from "#lib/model/duration.ts";
import { milliseconds, percent } from "#lib/model/objective.ts";
import { millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { jobOf, postgresOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";
import { resourcesOf } from "#lib/render/tree.ts";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";
import { installedPromtool } from "./promtool.ts";
import { checkRules, type InputSeries, play, type Scenario } from "./rules.ts";

const program = installedPromtool();
const isRequired = process.env.CI === "true";

const { trees } = await renderRepository(repositoryRoot);
const rules = trees.flatMap((tree) =>
  resourcesOf(tree)
    .filter(({ object }) => object.kind === "PrometheusRule")
    .map(({ object }) => ({ cluster: tree.cluster, name: object.metadata.name, spec: object.spec })),
);

const backend = serviceOf("backend", {
  replicas: between(2, 6).atCpu(70),
  cpu: millicores(100, 500),
  metrics: "/metrics",
  objectives: {
    availability: percent(99.9),
    p95: milliseconds(300),
    errorRate: percent(5),
    requestsPerMinute: 10_000,
    means: { db_query_duration_seconds: milliseconds(100) },
    averageCpu: percent(70),
    podStart: seconds(60),
    scaleUp: minutes(5),
  },
});
const { spec } = rendered({ workloads: [backend, postgresOf("postgres"), jobOf("report")] }).object(
  "PrometheusRule",
  "shop",
);

const fast = "ShopBackendErrorBudgetBurnsFast";
const slow = "ShopBackendErrorBudgetBurnsSlowly";

const scraped = 'namespace="shop",service="backend"';
const answers = (status: string, path = "/orders") =>
  `http_request_duration_seconds_count{${scraped},pod="a",path="${path}",status_code="${status}"}`;
const bucket = (le: string) =>
  `http_request_duration_seconds_bucket{${scraped},pod="a",path="/orders",status_code="200",le="${le}"}`;
const container = 'namespace="shop",container="backend",pod="a"';
const volume = 'namespace="shop",persistentvolumeclaim="postgres-data"';
const pod = 'namespace="shop",pod="backend-6f7d9c4b8-abcde",uid="1"';
const cronJob = 'namespace="shop",cronjob="report"';
const autoscaler = 'namespace="shop",horizontalpodautoscaler="backend"';

/** Ten requests a second, hour by hour, and how many of a thousand fail. */
function traffic(...perMille: number[]): InputSeries {
  const minutesOf = perMille.flatMap((failing) => Array.from({ length: 60 }, () => failing * 0.6));
  const counted = (counts: readonly number[]) => {
    let total = 0;
    return counts.map((count) => (total += count)).join(" ");
  };
  return {
    [answers("200")]: counted(minutesOf.map((failed) => 600 - failed)),
    [answers("503")]: counted(minutesOf),
  };
}

const hours = (count: number, perMille: number) => Array.from({ length: count }, () => perMille);

if (program === undefined && !isRequired)
  console.warn("promtool is not installed: promtool.test.ts is skipped");

describe.skipIf(program === undefined && !isRequired)("promtool", { timeout: 60_000 }, () => {
  let promtool = "";

  beforeAll(() => {
    if (program === undefined) throw new Error("promtool is not installed; run apt-get install prometheus");
    promtool = program;
  });

  /** Plays a scenario in which Prometheus reaches the pods, unless it says otherwise. */
  const expectPlayed = ({ series, firing }: Scenario) => {
    const up = { [`up{${scraped},pod="a"}`]: "1x900" };
    const { passed, output } = play(promtool, spec, { series: { ...up, ...series }, firing });
    expect(passed, output).toBe(true);
  };

  it.each(rules)("loads the rules of $name on $cluster", (rule) => {
    expect(checkRules(promtool, rule.spec)).toMatchObject({ passed: true });
  });

  it("would refuse rules that Prometheus does not load", () => {
    const groups = [{ name: "a", rules: [{ alert: "A", expr: "sum(" }] }];
    expect(checkRules(promtool, { groups }).passed).toBe(false);
  });

  describe("SC15: the error budget", () => {
    it("SC15: spent fast is a page within minutes, and no longer one soon after it ends", () => {
      expectPlayed({
        // 1.44 % of the requests of an hour have failed when half of them do so for two minutes.
        series: traffic(0, 0, 500, 0),
        firing: {
          "2h1m": [],
          "2h10m": [fast, "ShopBackendErrorRateHigh"],
          "2h59m": [fast, slow, "ShopBackendErrorRateHigh"],
          "3h40m": [slow],
        },
      });
    });

    it("SC15: spent ten times too fast is a page after hours, when it breaks the promise within days", () => {
      expectPlayed({
        series: traffic(...hours(3, 0), ...hours(4, 10)),
        firing: { "3h": [], "4h": [slow], "6h50m": [fast, slow] },
      });
    });

    it("SC15: spent three times too fast is a ticket, and never a page", () => {
      expectPlayed({
        series: traffic(...hours(3, 0), ...hours(4, 3)),
        firing: { "3h": [], "4h": [], "6h50m": [slow] },
      });
    });

    it("SC15: is kept by a service that seldom fails", () => {
      expectPlayed({ series: traffic(...hours(4, 0.5)), firing: { "1h": [], "2h": [], "4h": [] } });
    });

    it("SC15: is not spent by probes, by silence, or by a few failures in a quiet night", () => {
      const series = {
        [answers("503", "/ready")]: "0+10x300",
        [answers("200")]: "7x300",
        [answers("503")]: "0x60 0+1x8 8x230",
      };
      expectPlayed({ series, firing: { "1h5m": [], "1h30m": [], "5h": [] } });
    });
  });

  it("SC15: one slow request in twenty is an alert after ten minutes, unless hardly anybody asks", () => {
    const asked = (perMinute: number) => ({
      [answers("200")]: `0+${perMinute}x60`,
      [bucket("0.1")]: `0+${perMinute * 0.9}x60`,
      [bucket("0.5")]: `0+${perMinute * 0.92}x60`,
      [bucket("+Inf")]: `0+${perMinute}x60`,
    });
    expectPlayed({ series: asked(100), firing: { "5m": [], "20m": ["ShopBackendLatencyHigh"] } });
    expectPlayed({ series: asked(3), firing: { "20m": [], "1h": [] } });
  });

  it("SC15: more requests than promised, and a mean above its target, are alerts", () => {
    expectPlayed({
      series: { [answers("200")]: "0+10100x30" },
      firing: { "5m": [], "20m": ["ShopBackendTrafficHigh"] },
    });
    expectPlayed({
      series: {
        [`db_query_duration_seconds_sum{${scraped},pod="a"}`]: "0+12x30",
        [`db_query_duration_seconds_count{${scraped},pod="a"}`]: "0+100x30",
      },
      firing: { "5m": [], "20m": ["ShopBackendDbQueryDurationHigh"] },
    });
  });

  it("SC15: CPU above its target on average, throttling and memory near the limit are alerts", () => {
    expectPlayed({
      series: {
        [`container_cpu_usage_seconds_total{${container}}`]: "0+4.8x60",
        [`kube_pod_container_resource_requests{${container},resource="cpu"}`]: "0.1x60",
        [`container_cpu_cfs_throttled_periods_total{${container}}`]: "0+200x60",
        [`container_cpu_cfs_periods_total{${container}}`]: "0+600x60",
        [`container_memory_working_set_bytes{${container}}`]: "95x60",
        [`kube_pod_container_resource_limits{${container},resource="memory"}`]: "100x60",
      },
      firing: {
        "10m": [],
        "50m": ["ShopBackendAverageCpuHigh", "ShopBackendCpuThrottled", "ShopBackendMemoryNearLimit"],
      },
    });
  });

  it("DP18: a pod that starts for longer than a minute, and pods that come too late, are alerts", () => {
    const start = (ready: string) => ({
      [`kube_pod_created{${pod}}`]: "_x10 600x60",
      [`kube_pod_status_ready_time{${pod}}`]: ready,
    });
    expectPlayed({ series: start("_x10 640x60"), firing: { "11m": [], "15m": [], "1h": [] } });
    expectPlayed({
      series: start("_x14 840x60"),
      firing: { "10m": [], "13m": ["ShopBackendPodsStartSlowly"], "30m": [] },
    });
    expectPlayed({
      series: {
        [`kube_horizontalpodautoscaler_status_desired_replicas{${autoscaler}}`]: "1x10 2x30",
        [`kube_pod_status_ready{${pod},condition="true"}`]: "1x40",
      },
      firing: { "13m": [], "18m": ["ShopBackendScaleUpSlow"] },
    });
  });

  it("an autoscaler at its maximum is an alert after a quarter of an hour", () => {
    expectPlayed({
      series: {
        [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: "6x30",
        [`kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}}`]: "6x30",
      },
      firing: { "10m": [], "20m": ["ShopBackendAtMaximum"] },
    });
  });

  it("restarts again and again are an alert, one of them is none", () => {
    const restarts = (values: string) => ({
      [`kube_pod_container_status_restarts_total{${container}}`]: values,
    });
    expectPlayed({ series: restarts("0x10 1x30"), firing: { "20m": [] } });
    expectPlayed({ series: restarts("0x10 1 2 3 4 5 5x20"), firing: { "22m": ["ShopBackendRestarts"] } });
  });

  it("a workload without any pod is an alert, one that nobody can ask about is none", () => {
    const created = { 'kube_namespace_created{namespace="shop"}': "1x30" };
    expectPlayed({
      series: created,
      firing: { "4m": [], "10m": ["ShopBackendUnavailable", "ShopPostgresUnavailable"] },
    });
    expectPlayed({ series: {}, firing: { "10m": [] } });
  });

  it("a service without a pod that is ready, or without metrics, is an alert", () => {
    expectPlayed({
      series: {
        [`kube_pod_status_ready{${pod},condition="true"}`]: "0x30",
        'kube_pod_status_ready{namespace="shop",pod="postgres-0",condition="true"}': "1x30",
        'kube_namespace_created{namespace="shop"}': "1x30",
        [`up{${scraped},pod="a"}`]: "0x30",
      },
      firing: { "4m": [], "20m": ["ShopBackendUnavailable", "ShopBackendMetricsMissing"] },
    });
  });

  it("a volume that will soon be full is an alert, before it is", () => {
    expectPlayed({
      series: {
        [`kubelet_volume_stats_available_bytes{${volume}}`]: "1000x360 1000-2x400",
        [`kubelet_volume_stats_capacity_bytes{${volume}}`]: "1000x800",
      },
      firing: { "6h": [], "11h30m": ["ShopPostgresVolumeFillsUp"] },
    });
  });

  it("a job that failed is an alert until it succeeds again, and none while it runs", () => {
    expectPlayed({
      series: {
        [`kube_cronjob_created{${cronJob}}`]: "0x100",
        [`kube_cronjob_status_last_schedule_time{${cronJob}}`]: "_x10 600x100",
        [`kube_cronjob_status_active{${cronJob}}`]: "0x9 1x10 0x100",
        [`kube_cronjob_status_last_successful_time{${cronJob}}`]: "_x60 3600x60",
      },
      firing: { "18m": [], "30m": ["ShopReportFailed"], "1h5m": [] },
    });
  });
});
