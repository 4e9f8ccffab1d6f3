import { describe, expect, it } from "vitest";
import { listAt, textAt } from "#lib/checks/graph/fields.ts";
import { everything } from "#lib/render/everything.fixture.ts";
import { jobOf, postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";
import { alertsOf } from "./rules.fixture.ts";

describe("alerts of a workload", () => {
  it("tell when a service has no pod that is ready, restarts again and again, or is about to be killed", () => {
    const container = 'namespace="shop",container="web-api"';
    expect(alertsOf(serviceOf("web-api"))).toEqual({
      ShopWebApiUnavailable:
        '(sum(kube_pod_status_ready{namespace="shop",condition="true",pod=~"web-api-[a-z0-9]+-[a-z0-9]{5}"}) or 0 * sum(kube_namespace_created{namespace="shop"})) < 1',
      ShopWebApiRestarts: `sum(increase(kube_pod_container_status_restarts_total{${container}}[15m])) > 3`,
      ShopWebApiMemoryNearLimit: `max by (pod) (container_memory_working_set_bytes{${container}}) / max by (pod) (kube_pod_container_resource_limits{${container},resource="memory"}) > 0.9`,
    });
  });

  it("look at pods and Service by the names that they have", () => {
    const named = serviceOf("web", {
      names: { deployment: "web-deployment", service: "web-service" },
      metrics: "/metrics",
    });
    const { ShopWebUnavailable, ShopWebMetricsMissing } = alertsOf(named);
    expect(ShopWebUnavailable).toContain('pod=~"web-deployment-[a-z0-9]+-[a-z0-9]{5}"');
    const up = 'up{namespace="shop",service="web-service"}';
    expect(ShopWebMetricsMissing).toBe(`absent(${up}) or max by (namespace, service) (${up}) == 0`);
  });

  it("look at the pods of a server with data by their numbers", () => {
    for (const store of [postgresOf("data"), redisOf("data")]) {
      expect(alertsOf(store).ShopDataUnavailable).toContain('pod=~"data-[0-9]+"');
    }
  });

  it("tell when the last run of a job did not succeed, but not while it runs", () => {
    const of = '{namespace="shop",cronjob="report"}';
    expect(alertsOf(jobOf("report"))).toEqual({
      ShopReportFailed: `(kube_cronjob_status_last_schedule_time${of} > (kube_cronjob_status_last_successful_time${of} or kube_cronjob_created${of})) unless kube_cronjob_status_active${of} > 0`,
    });
  });

  it("have one name each within a unit, and say which workload they are about", () => {
    const rule = rendered(everything).object("PrometheusRule", "shop");
    const rules = listAt(rule, "spec", "groups", 1, "rules");
    const names = rules.map((one) => textAt(one, "alert"));
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
    const workloads = new Set(rules.map((one) => textAt(one, "labels", "workload")));
    expect(workloads).toEqual(
      new Set(["frontend", "backend", "postgres", "archive", "redis", "report", undefined]),
    );
  });

  it("are left out, not refused, where nothing evaluates them", () => {
    const application = rendered({ workloads: [serviceOf("backend")] }, { offers: {} });
    expect(application.problems).toEqual([]);
    expect(application.names("PrometheusRule")).toEqual([]);
  });
});
