import type { Environment } from "#lib/model/environment.ts";
import { type Bytes, mebibytes } from "#lib/model/quantity.ts";
import { REDIS_PORT } from "#lib/model/redis.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { POSTGRES_USER } from "./postgres.ts";
import { REDIS_USER } from "./redis.ts";

/** What the tools need that make a dump of a server and bring one back: they come with the server's own image. */
export interface DumpTools {
  readonly user: number;
  readonly memory: Bytes;
  /** How they reach the server. */
  readonly environment: Environment;
}

/**
 * The tools for the dumps of a server.
 *
 * @see https://www.postgresql.org/docs/current/libpq-envars.html
 * @see https://redis.io/docs/latest/develop/tools/cli/
 */
export function dumpToolsOf(store: DataStore): DumpTools {
  switch (store.kind) {
    case "postgres":
      return {
        user: POSTGRES_USER,
        memory: mebibytes(128, 256),
        environment: {
          PGHOST: store.name,
          PGDATABASE: store.database,
          PGUSER: store.credentials.key("username"),
          PGPASSWORD: store.credentials.key("password"),
        },
      };
    case "redis":
      return {
        user: REDIS_USER,
        // A dump is read back into memory as a whole.
        memory: store.memory,
        environment: {
          REDIS_HOST: store.name,
          REDIS_PORT,
          REDISCLI_AUTH: store.credentials.key("password"),
        },
      };
  }
}
