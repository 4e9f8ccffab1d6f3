import { describe, expect, it } from "vitest";
import { listAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Workload } from "#lib/model/workload.ts";
import { everything } from "#lib/render/everything.fixture.ts";
import { jobOf, postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

/** Names and expressions of the alerts that follow from a workload. */
function alertsOf(workload: Workload): Record<string, string> {
  const rule = rendered({ workloads: [workload] }).object("PrometheusRule", "shop");
  const alerts = listAt(rule, "spec", "groups", 0, "rules");
  return Object.fromEntries(alerts.map((one) => [textAt(one, "alert") ?? "", textAt(one, "expr") ?? ""]));
}

describe("alerts of a workload", () => {
  it("tells when a service has no pod that is ready, or restarts again and again", () => {
    expect(alertsOf(serviceOf("web-api"))).toEqual({
      ShopWebApiUnavailable:
        'kube_deployment_status_replicas_available{namespace="shop",deployment="web-api"} < 1',
      ShopWebApiRestarts:
        'sum(increase(kube_pod_container_status_restarts_total{namespace="shop",container="web-api"}[15m])) > 3',
    });
  });

  it("tells when the volume of a cache fills up", () => {
    const of = '{namespace="shop",persistentvolumeclaim="redis-data"}';
    expect(alertsOf(redisOf("redis"))).toEqual({
      ShopRedisUnavailable:
        'kube_statefulset_status_replicas_ready{namespace="shop",statefulset="redis"} < 1',
      ShopRedisRestarts:
        'sum(increase(kube_pod_container_status_restarts_total{namespace="shop",container="redis"}[15m])) > 3',
      ShopRedisVolumeFull: `kubelet_volume_stats_available_bytes${of} / kubelet_volume_stats_capacity_bytes${of} < 0.15`,
    });
  });

  it("tells when a database has not been saved for longer than a day, or never was", () => {
    const alerts = alertsOf(postgresOf("postgres"));
    expect(Object.keys(alerts)).toEqual([
      "ShopPostgresUnavailable",
      "ShopPostgresRestarts",
      "ShopPostgresVolumeFull",
      "ShopPostgresBackupTooOld",
    ]);
    const job = '{namespace="shop",cronjob="postgres-backup"}';
    expect(alerts.ShopPostgresBackupTooOld).toBe(
      `time() - (kube_cronjob_status_last_successful_time${job} or kube_cronjob_created${job}) > 93600`,
    );
  });

  it("have one name each within a unit", () => {
    const rule = rendered(everything).object("PrometheusRule", "shop");
    const names = listAt(rule, "spec", "groups", 0, "rules").map((one) => textAt(one, "alert"));
    expect(names.length).toBe(16);
    expect(new Set(names).size).toBe(names.length);
  });

  it("are left out, not refused, where nothing evaluates them", () => {
    const application = rendered({ workloads: [serviceOf("backend")] }, { offers: {} });
    expect(application.problems).toEqual([]);
    expect(application.names("PrometheusRule")).toEqual([]);
  });

  it("do not exist for a scheduled job", () => {
    expect(rendered({ workloads: [jobOf("report")] }).names("PrometheusRule")).toEqual([]);
  });
});
