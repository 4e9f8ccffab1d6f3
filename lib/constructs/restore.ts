import { JsonPatch } from "cdk8s";
import { hours } from "#lib/model/duration.ts";
import { composedName } from "#lib/model/name.ts";
import { cron } from "#lib/model/schedule.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { addDumpJob, scriptOf } from "./dump-job.ts";
import type { Scope } from "./scope.ts";

/** The 31st of February: a restore starts by hand alone, even where somebody resumes its CronJob. */
const NEVER = cron("0 0 31 2 *");

/** Name of the job that restores a database, and of its ServiceAccount, which Terraform lets read the bucket. */
export function restoreName(database: string): string {
  return composedName([database, "restore"], "workload");
}

/**
 * Keeps a restore ready that somebody starts by hand: a CronJob that is suspended for ever, so that its Job lies
 * in Git and is checked like everything else. It takes the newest dump, or the one that the variable `DUMP` of
 * the created Job names.
 *
 * The dump is restored into a database of its own, which then changes places with the one in use. Until then the
 * application goes on, and a restore that fails has changed nothing. `pg_restore --clean` in place would wait for
 * every session that reads a table, and would fail at tables that came after the dump and refer to older ones.
 *
 * @see https://www.postgresql.org/docs/current/app-pgrestore.html
 */
export function addRestore(scope: Scope, postgres: Postgres): void {
  const job = addDumpJob(scope, postgres, {
    name: restoreName(postgres.name),
    schedule: NEVER,
    deadline: hours(4),
    interruptible: false,
    first: { name: "fetch", with: "bucket", script: scriptOf("fetch") },
    second: { name: "restore", with: "database", script: scriptOf("restore") },
  });
  scope.amendments.amend(job, JsonPatch.replace("/spec/suspend", true));
}
