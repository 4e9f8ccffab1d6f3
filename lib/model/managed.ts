import type { Bucket } from "./bucket.ts";
import type { ManagedPostgres } from "./managed-postgres.ts";
import type { ManagedRedis } from "./managed-redis.ts";

/** A server that AWS runs: workloads call it. */
export type ManagedServer = ManagedPostgres | ManagedRedis;

/** What AWS keeps for an application: it stays as long as the definition lists it. */
export type Managed = ManagedServer | Bucket;
