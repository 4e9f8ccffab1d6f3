import { hours } from "#lib/model/duration.ts";
import { composedName } from "#lib/model/name.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { addDumpJob, scriptOf } from "./dump-job.ts";
import type { Scope } from "./scope.ts";

/** Name of the job that saves a database, and of its ServiceAccount, which Terraform lets write to the bucket. */
export function backupName(database: string): string {
  return composedName([database, "backup"], "workload");
}

/**
 * Saves a database to S3: a dump that pg_restore has read, under the time it was made at. The bucket's lifecycle
 * removes old ones.
 *
 * @see https://www.postgresql.org/docs/current/app-pgdump.html
 */
export function addBackup(scope: Scope, postgres: Postgres): void {
  addDumpJob(scope, postgres, {
    name: backupName(postgres.name),
    schedule: postgres.backup.schedule,
    deadline: hours(1),
    interruptible: true,
    first: { name: "dump", with: "database", script: scriptOf("dump") },
    second: { name: "upload", with: "bucket", script: scriptOf("upload") },
  });
}
