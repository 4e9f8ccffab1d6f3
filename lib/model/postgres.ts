import type { Duration } from "./duration.ts";
import { fixedImage } from "./image.ts";
import { composedName, workloadName } from "./name.ts";
import { databaseName } from "./postgres-name.ts";
import type { Bytes, Cpu } from "./quantity.ts";
import type { Schedule } from "./schedule.ts";
import { secret } from "./secret.ts";
import type { Postgres } from "./workload.ts";

/**
 * Major version to the minor release that is run. A minor release is a bug fix on the same data files.
 *
 * @see https://www.postgresql.org/support/versioning/
 */
const RELEASES = { 15: "15.18" } as const;

export const POSTGRES_PORT = 5432;

/** What a definition says of a database in the cluster. */
export interface PostgresProps {
  /** Major version; raising it needs a dump and a restore. */
  readonly version: keyof typeof RELEASES;
  /** Name of the database. */
  readonly database: string;
  readonly storage: Bytes;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly backup: { readonly daily: Schedule; readonly keep: Duration };
}

/**
 * PostgreSQL in the cluster, with a volume that outlives pods and Applications and a daily backup to S3:
 * `postgres("postgres", { version: 15, storage: gibibytes(20), … })`. Others read `url` from its credentials.
 */
export function postgres(name: string, props: PostgresProps): Postgres {
  workloadName(name);
  const { version, database, storage, cpu, memory, backup } = props;
  databaseName(database, name);
  const credentials = secret(composedName([name, "credentials"], "secret"), {
    generated: ["username", "password"],
    composed: {
      url: `postgresql://{{ .username | urlquery }}:{{ .password | urlquery }}@${name}:${POSTGRES_PORT}/${database}`,
    },
  });
  return {
    kind: "postgres",
    name,
    image: fixedImage(name, `docker.io/library/postgres:${RELEASES[version]}`),
    database,
    storage,
    cpu,
    memory,
    backup: { schedule: backup.daily, keep: backup.keep },
    credentials,
    url: credentials.key("url"),
  };
}
