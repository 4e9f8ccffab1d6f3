import { JsonPatch } from "cdk8s";
import { hours } from "#lib/model/duration.ts";
import { composedName } from "#lib/model/name.ts";
import { cron } from "#lib/model/schedule.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { addDumpJob, scriptOf } from "./dump-job.ts";
import type { Scope } from "./scope.ts";

/** The 31st of February: a restore starts by hand alone, even where somebody resumes its CronJob. */
const NEVER = cron("0 0 31 2 *");

/** Name of the job that restores a server, and of its ServiceAccount, which Terraform lets read the bucket. */
export function restoreName(server: string): string {
  return composedName([server, "restore"], "workload");
}

/**
 * Keeps a restore ready that somebody starts by hand: a CronJob that is suspended for ever, so that its Job lies
 * in Git and is checked like everything else. It takes the newest dump, or the one that the variable `DUMP` of
 * the created Job names.
 *
 * A dump of PostgreSQL is restored into a database of its own, which then changes places with the one in use. Until
 * then the application goes on, and a restore that fails has changed nothing. `pg_restore --clean` in place would
 * wait for every session that reads a table, and would fail at tables that came after the dump and refer to older
 * ones.
 *
 * A dump of Redis is loaded into a server of the job's own, from which each key is copied over the one in use, with
 * the rest of its time to live. The application goes on, a dump that cannot be read changes nothing, and keys that
 * are not in the dump stay. A restore that fails half-way has brought back a part; the next one begins again. As a
 * replica of that server, the one in use would be empty until it had loaded everything.
 *
 * @see https://www.postgresql.org/docs/current/app-pgrestore.html
 * @see https://redis.io/docs/latest/commands/migrate/
 */
export function addRestore(scope: Scope, store: DataStore): void {
  const job = addDumpJob(scope, store, {
    name: restoreName(store.name),
    schedule: NEVER,
    deadline: hours(4),
    interruptible: false,
    first: { name: "fetch", with: "bucket", script: scriptOf("bucket", "fetch") },
    second: { name: "restore", with: "server", script: scriptOf(store.kind, "restore") },
  });
  scope.amendments.amend(job, JsonPatch.replace("/spec/suspend", true));
}
