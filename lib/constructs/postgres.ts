import { POSTGRES_PORT } from "#lib/model/postgres.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { addClaim } from "./claim.ts";
import type { Scope } from "./scope.ts";
import { addService } from "./service-object.ts";
import { addStatefulSet } from "./stateful-set.ts";
import { scratchMounts } from "./volumes.ts";

/** User `postgres` of the official image. */
export const POSTGRES_USER = 999;

const VOLUME = "/var/lib/postgresql/data";

/** A checkpoint of a busy server takes longer than an ordinary pod's farewell. */
const GRACE_SECONDS = 120;

/**
 * The server, its Service and its volume. The data lie in a folder of the volume, because the volume's own root
 * holds `lost+found` and initdb wants an empty one.
 *
 * @see https://hub.docker.com/_/postgres
 */
export function addPostgres(scope: Scope, postgres: Postgres): void {
  const { name, database, credentials, storage } = postgres;
  const ports = { postgres: POSTGRES_PORT };
  const data = addClaim(scope, name, storage);
  addStatefulSet(scope, {
    ...postgres,
    user: POSTGRES_USER,
    environment: {
      POSTGRES_DB: database,
      PGDATA: `${VOLUME}/pgdata`,
      POSTGRES_USER: credentials.key("username"),
      POSTGRES_PASSWORD: credentials.key("password"),
    },
    mounts: [
      { path: VOLUME, volume: data, readOnly: false },
      ...scratchMounts(scope, name, ["/tmp", "/var/run/postgresql"]),
    ],
    service: addService(scope, { workload: { name }, name, ports }),
    ports,
    probe: ["pg_isready", "--quiet", `--dbname=${database}`, "--host=127.0.0.1"],
    graceSeconds: GRACE_SECONDS,
    // The image reads its password only when it makes the database: a new one is set with SQL.
    reloads: false,
  });
}
