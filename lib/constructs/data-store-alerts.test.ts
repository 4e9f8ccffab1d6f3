import { describe, expect, it } from "vitest";
import { everyOffer, postgresOf, redisOf } from "#lib/render/rendered.fixture.ts";
import { alertsOf } from "./rules.fixture.ts";

describe("alerts of a server with data", () => {
  it.each([postgresOf("data"), redisOf("data")])(
    "tell when the volume of $kind is, or will be, full",
    (store) => {
      const of = '{namespace="shop",persistentvolumeclaim="data-data"}';
      expect(alertsOf(store)).toMatchObject({
        ShopDataVolumeFull: `kubelet_volume_stats_available_bytes${of} / kubelet_volume_stats_capacity_bytes${of} < 0.15`,
        ShopDataVolumeFillsUp: `predict_linear(kubelet_volume_stats_available_bytes${of}[6h], 14400) < 0`,
      });
    },
  );

  it("tell when a database has not been saved for longer than a day, or never was", () => {
    const job = '{namespace="shop",cronjob="postgres-backup"}';
    expect(alertsOf(postgresOf("postgres")).ShopPostgresBackupTooOld).toBe(
      `time() - (kube_cronjob_status_last_successful_time${job} or kube_cronjob_created${job}) > 93600`,
    );
  });

  it("say nothing of backups that nobody wants", () => {
    expect(alertsOf(postgresOf("postgres"))).toHaveProperty("ShopPostgresBackupTooOld");
    const { backup: _, ...cache } = redisOf("redis");
    expect(alertsOf(cache)).not.toHaveProperty("ShopRedisBackupTooOld");
  });

  it("tell when the connections of a database run out, where an exporter counts them", () => {
    const of = '{namespace="shop",service="postgres-exporter"}';
    expect(alertsOf(postgresOf("postgres")).ShopPostgresConnectionsNearLimit).toBe(
      `sum(pg_stat_activity_count${of}) / max(pg_settings_max_connections${of}) > 0.8`,
    );
    const { postgresExporter: _, ...offers } = everyOffer;
    expect(alertsOf(postgresOf("postgres"), offers)).not.toHaveProperty("ShopPostgresConnectionsNearLimit");
  });
});
