import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { deletedAlone } from "../../change/removal.ts";
import { isTrueAt, valueAt } from "../../graph/fields.ts";
import { isOf, kindId, kindOf } from "../../graph/kind.ts";

const schedules = new Set([
  "postgresql.cnpg.io/ScheduledBackup",
  "velero.io/Schedule",
  "k8s.mariadb.com/Backup",
]);
const postgresCluster = { group: "postgresql.cnpg.io", kind: "Cluster" };

/** Backups that are made no longer. */
export const lostBackups: ChangeRule = {
  number: 626,
  name: "lost-backups",
  reason: "Nobody misses a backup before it is needed.",
  see: "https://cloudnative-pg.io/documentation/current/backup/",
  *check(change) {
    for (const resource of deletedAlone(change)) {
      if (!schedules.has(kindId(kindOf(resource.object)))) continue;
      yield destroys(resource, { message: "it is gone: no new backups are made", cure: "keep its manifest" });
    }
    for (const { before, after } of change.changed) {
      const wasOn = !isTrueAt(before.object, "spec", "suspend") && !isTrueAt(before.object, "spec", "paused");
      const isOff = isTrueAt(after.object, "spec", "suspend") || isTrueAt(after.object, "spec", "paused");
      if (schedules.has(kindId(kindOf(after.object))) && wasOn && isOff) {
        yield destroys(after, {
          message: "it is suspended: no new backups are made",
          cure: "leave it running",
        });
      }
      const [was, is] = [before, after].map(
        ({ object }) => valueAt(object, "spec", "backup") ?? valueAt(object, "spec", "plugins"),
      );
      if (!isOf(after, postgresCluster) || was === undefined || is !== undefined) continue;
      const message =
        "spec.backup is gone: neither base backups nor the write-ahead log are archived any more";
      yield destroys(after, { message, cure: "keep spec.backup" });
    }
  },
};
