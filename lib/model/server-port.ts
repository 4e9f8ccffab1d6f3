import type { ManagedServer } from "./managed.ts";
import { POSTGRES_PORT } from "./postgres.ts";
import { REDIS_PORT } from "./redis.ts";
import { firstPort } from "./service.ts";
import type { Server } from "./workload.ts";

/** The port that others call: the first one of a service, the usual one of a server with data. */
export function portOf(server: Server | ManagedServer): number {
  switch (server.kind) {
    case "service":
      return firstPort(server.ports).number;
    case "postgres":
    case "managed-postgres":
      return POSTGRES_PORT;
    case "redis":
    case "managed-redis":
      return REDIS_PORT;
  }
}
