import type { Duration } from "./duration.ts";
import { fixedImage } from "./image.ts";
import { composedName, workloadName } from "./name.ts";
import { refuse } from "./problem.ts";
import { type Bytes, byteQuantity, type Cpu } from "./quantity.ts";
import type { Schedule } from "./schedule.ts";
import { secret } from "./secret.ts";
import type { Redis } from "./workload.ts";

/** Minor version to the release that is run. */
const RELEASES = { "7.4": "7.4.2" } as const;

export const REDIS_PORT = 6379;

/**
 * Storage for each part of the memory limit: the log of writes grows to twice what it holds before it is
 * rewritten, and the new one is written beside it.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/#log-rewriting
 */
const STORAGE_SHARE = 3;

/** What a definition says of a cache in the cluster. */
export interface RedisProps {
  readonly version: keyof typeof RELEASES;
  readonly storage: Bytes;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  /** Worth its cost only where the application misses what it held; without one, a lost volume is an empty cache. */
  readonly backup?: { readonly daily: Schedule; readonly keep: Duration };
}

/**
 * Redis in the cluster, with a password and a volume, for a cache that may be lost: least recently used keys
 * are evicted before the memory limit is reached. Others read `url` from its credentials. Refuses a volume that is
 * smaller than three times the memory limit: Redis takes no writes while its volume is full.
 */
export function redis(name: string, props: RedisProps): Redis {
  workloadName(name);
  const { version, storage, cpu, memory, backup } = props;
  const least = STORAGE_SHARE * memory.limit;
  if (storage.request < least) {
    refuse(
      `storage of ${name} is ${byteQuantity(storage.request)}, which its log of writes can fill`,
      `give it three times its memory limit of ${byteQuantity(memory.limit)}: at least ${byteQuantity(least)}`,
    );
  }
  const credentials = secret(composedName([name, "credentials"], "secret"), {
    generated: ["password"],
    composed: { url: `redis://:{{ .password | urlquery }}@${name}:${REDIS_PORT}/0` },
  });
  return {
    kind: "redis",
    name,
    image: fixedImage(name, `docker.io/library/redis:${RELEASES[version]}`),
    storage,
    cpu,
    memory,
    ...(backup === undefined ? {} : { backup: { schedule: backup.daily, keep: backup.keep } }),
    credentials,
    url: credentials.key("url"),
  };
}
