import { REDIS_PORT } from "#lib/model/redis.ts";
import type { Redis } from "#lib/model/workload.ts";
import { addClaim } from "./claim.ts";
import type { Scope } from "./scope.ts";
import { addService } from "./service-object.ts";
import { addStatefulSet } from "./stateful-set.ts";
import { scratchMounts } from "./volumes.ts";

/** User `redis` of the official image. */
export const REDIS_USER = 999;

/** Part of the memory limit that keys may take; the rest is for buffers and for the fork that saves them. */
const KEYS_SHARE = 0.75;

const GRACE_SECONDS = 60;

/**
 * A cache: the least recently used keys go before the memory limit is reached, and what is left survives a
 * restart.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config/
 */
export function addRedis(scope: Scope, redis: Redis): void {
  const { name, credentials, memory, storage } = redis;
  const ports = { redis: REDIS_PORT };
  const data = addClaim(scope, name, storage);
  addStatefulSet(scope, {
    ...redis,
    user: REDIS_USER,
    // What redis-cli reads: in the pod it needs no password.
    environment: { REDISCLI_AUTH: credentials.key("password") },
    args: [
      "redis-server",
      "--requirepass",
      "$(REDISCLI_AUTH)",
      "--maxmemory",
      `${Math.floor(memory.limit * KEYS_SHARE)}mb`,
      "--maxmemory-policy",
      "allkeys-lru",
      "--appendonly",
      "yes",
      // Snapshots would save everything a second time, and a cache whose snapshot fails refuses writes.
      "--save",
      "",
    ],
    mounts: [{ path: "/data", volume: data, readOnly: false }, ...scratchMounts(scope, name, ["/tmp"])],
    service: addService(scope, { workload: { name }, name, ports }),
    ports,
    probe: ["redis-cli", "-e", "ping"],
    graceSeconds: GRACE_SECONDS,
    reloads: true,
  });
}
