import { commandsOf, dumps } from "../../backups/commands.ts";
import { isTrueAt, listAt, mapAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Programs that bring a copy elsewhere, or put it into another database. */
const carriers =
  /\b(aws|s3|s3cmd|s5cmd|gsutil|gcloud|az|azcopy|rclone|restic|kopia|borg|mc|curl|wget|scp|sftp|rsync|ssh|velero|wal-g|pgbackrest|psql|pg_restore|mongorestore|python3?)\b/;

/** Volumes that are gone with the pod, or cannot be written. */
const fleeting = ["emptyDir", "configMap", "secret", "projected", "downwardAPI"];

function keepsNothing({ podSpec }: Workload): boolean {
  return listAt(podSpec, "volumes").every((volume) => fleeting.some((type) => type in mapAt(volume)));
}

function* faultsOf(workload: Workload): Generator<Fault> {
  const { object } = workload.resource;
  const commands = commandsOf(workload);
  const isBackup = /backup|snapshot|dump/i.test(object.metadata.name) || dumps.test(commands);
  if (isBackup && object.kind === "CronJob" && isTrueAt(object, "spec", "suspend")) {
    yield { message: "spec.suspend is true: no backup is made any more", fix: "remove spec.suspend" };
  }
  const [dump] = dumps.exec(commands) ?? [];
  if (dump !== undefined && keepsNothing(workload) && !carriers.test(commands)) {
    const message = `${dump} writes into the pod, which has no volume that outlives it and copies nothing elsewhere: the backup is gone with the pod`;
    yield { message, fix: "mount a PersistentVolumeClaim, or upload the backup" };
  }
}

/** Backups are made, and kept. */
export const backups: Rule = {
  number: 383,
  name: "backups",
  reason: "Nobody misses a backup that is not made or not kept, until it is needed.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/",
  *check(graph) {
    for (const workload of graph.workloads) {
      const { kind } = workload.resource.object;
      if (kind !== "CronJob" && kind !== "Job") continue;
      for (const fault of faultsOf(workload)) yield { at: workload.resource, severity: "warning", ...fault };
    }
  },
};
