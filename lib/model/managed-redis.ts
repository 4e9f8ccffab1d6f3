import type { Duration } from "./duration.ts";
import { backupDays, oneOf, passwordNumber, serverIdentifier } from "./managed-server.ts";
import { composedName } from "./name.ts";
import { refuse } from "./problem.ts";
import { type Secret, type SecretKey, secret } from "./secret.ts";

/**
 * Versions of Redis that ElastiCache runs.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
 */
export const managedRedisVersions = ["6.2", "7.0", "7.1"] as const;

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html */
export const cacheClasses = [
  "cache.t3.micro",
  "cache.t3.small",
  "cache.t3.medium",
  "cache.t4g.micro",
  "cache.t4g.small",
  "cache.t4g.medium",
  "cache.m6g.large",
  "cache.r6g.large",
] as const;

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
const MAX_NAME = 40;
const MAX_REPLICAS = 5;

/** What a definition says of Redis that AWS runs. */
export interface ManagedRedisProps {
  readonly version: (typeof managedRedisVersions)[number];
  readonly class: (typeof cacheClasses)[number];
  /** Copies in other zones, of which one takes over when the first server fails; 0: none does. */
  readonly replicas: number;
  /** How long daily backups are kept. */
  readonly backup: { readonly keep: Duration | "none" };
  /** Raising it makes a new password, in the server and in the secret. @default - 1 */
  readonly passwordVersion?: number;
}

/** Redis that AWS runs, in the database subnets of the cluster's network. */
export interface ManagedRedis extends Required<Omit<ManagedRedisProps, "backup">> {
  readonly kind: "managed-redis";
  /** Identifier of the replication group at AWS. */
  readonly name: string;
  readonly backupDays: number;
  /** What Terraform writes when it makes the servers; the cluster reads the URL. */
  readonly credentials: Secret<"url">;
  /** Connection URL with the password, over TLS. */
  readonly url: SecretKey;
}

/**
 * Redis that AWS runs, cluster mode off: `managedRedis("sessions", { version: "7.0", class: "cache.t3.micro", … })`.
 * Terraform makes it, encrypted in transit and at rest, and reachable from the nodes alone. Others call it, and read
 * `url`. Refuses classes and versions that are not known here, and numbers that ElastiCache does not take.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html
 */
export function managedRedis(name: string, props: ManagedRedisProps): ManagedRedis {
  const { replicas } = props;
  const what = `cache ${name}`;
  serverIdentifier(name, "cache", MAX_NAME);
  oneOf(managedRedisVersions, props.version, { what, field: "version" });
  oneOf(cacheClasses, props.class, { what, field: "class" });
  if (!Number.isInteger(replicas) || replicas < 0 || replicas > MAX_REPLICAS) {
    refuse(`${what} has ${replicas} replicas`, `give a whole number from 0 to ${MAX_REPLICAS}`);
  }
  const credentials = secret(composedName([name, "credentials"], "secret"), ["url"]);
  return {
    kind: "managed-redis",
    name,
    version: props.version,
    class: props.class,
    replicas,
    passwordVersion: passwordNumber(props.passwordVersion ?? 1, what),
    backupDays: backupDays(props.backup.keep, what),
    credentials,
    url: credentials.key("url"),
  };
}
