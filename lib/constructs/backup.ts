import { hours } from "#lib/model/duration.ts";
import { composedName } from "#lib/model/name.ts";
import type { Schedule } from "#lib/model/schedule.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { addDumpJob, scriptOf } from "./dump-job.ts";
import type { Scope } from "./scope.ts";

/** Name of the job that saves a server, and of its ServiceAccount, which Terraform lets write to the bucket. */
export function backupName(server: string): string {
  return composedName([server, "backup"], "workload");
}

/**
 * Saves a server to S3: a dump that was read to its end, under the time it was made at. The bucket's lifecycle
 * removes old ones.
 *
 * @see https://www.postgresql.org/docs/current/app-pgdump.html
 * @see https://redis.io/docs/latest/develop/tools/cli/#remote-backups-of-rdb-files
 */
export function addBackup(scope: Scope, store: DataStore, schedule: Schedule): void {
  addDumpJob(scope, store, {
    name: backupName(store.name),
    schedule,
    deadline: hours(1),
    interruptible: true,
    first: { name: "dump", with: "server", script: scriptOf(store.kind, "dump") },
    second: { name: "upload", with: "bucket", script: scriptOf("bucket", "upload") },
  });
}
