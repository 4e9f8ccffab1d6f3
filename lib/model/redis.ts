import { fixedImage } from "./image.ts";
import { composedName, workloadName } from "./name.ts";
import type { Bytes, Cpu } from "./quantity.ts";
import { secret } from "./secret.ts";
import type { Redis } from "./workload.ts";

/** Minor version to the release that is run. */
const RELEASES = { "7.4": "7.4.2" } as const;

export const REDIS_PORT = 6379;

/** What a definition says of a cache in the cluster. */
export interface RedisProps {
  readonly version: keyof typeof RELEASES;
  readonly storage: Bytes;
  readonly cpu: Cpu;
  readonly memory: Bytes;
}

/**
 * Redis in the cluster, with a password and a volume, for a cache that may be lost: least recently used keys
 * are evicted before the memory limit is reached. Others read `url` from its credentials.
 */
export function redis(name: string, { version, storage, cpu, memory }: RedisProps): Redis {
  workloadName(name);
  const credentials = secret(composedName([name, "credentials"], "secret"), ["password"], {
    url: `redis://:{{ .password | urlquery }}@${name}:${REDIS_PORT}/0`,
  });
  return {
    kind: "redis",
    name,
    image: fixedImage(name, `docker.io/library/redis:${RELEASES[version]}`),
    storage,
    cpu,
    memory,
    credentials,
    url: credentials.key("url"),
  };
}
