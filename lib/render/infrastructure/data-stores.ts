import { remoteName } from "#lib/constructs/external-secret.ts";
import type { Scope } from "#lib/constructs/scope.ts";
import { type Cluster, databaseSubnets } from "#lib/model/cluster.ts";
import type { ManagedServer } from "#lib/model/managed.ts";
import type { ManagedPostgres } from "#lib/model/managed-postgres.ts";
import type { ManagedRedis } from "#lib/model/managed-redis.ts";
import { refuse } from "#lib/model/problem.ts";
import type { CacheFacts, DatabaseFacts } from "./infrastructure.ts";

type Place = Pick<Scope, "cluster" | "unit">;

const MEBIBYTES_IN_GIBIBYTE = 1024;

/** RDS and ElastiCache spread what survives a zone over two of them, and RDS asks for two in any case. */
const MIN_SUBNETS = 2;

/**
 * Refuses a server on a cluster whose network has no place for it.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Subnets
 */
export function checkSubnets({ name }: ManagedServer, cluster: Cluster, unit: string): void {
  const { length: count } = databaseSubnets(cluster);
  if (count === 0) {
    refuse(
      `${name} of ${unit} needs database subnets, and cluster ${cluster.name} has none`,
      `give at least ${MIN_SUBNETS} of its zones a databaseSubnet`,
    );
  } else if (count < MIN_SUBNETS) {
    refuse(
      `${name} of ${unit} needs database subnets in ${MIN_SUBNETS} zones, and cluster ${cluster.name} has ${count}`,
      "give another of its zones a databaseSubnet: a server moves there when its zone fails",
    );
  }
}

/** A volume in GiB, of which RDS takes whole ones. */
function gibibytesOf(mebibytes: number, database: string): number {
  const amount = mebibytes / MEBIBYTES_IN_GIBIBYTE;
  if (!Number.isInteger(amount)) {
    refuse(`storage of database ${database} is ${mebibytes} MiB`, "write it in gibibytes");
  }
  return amount;
}

/** A database as Terraform makes it. */
export function databaseFacts(database: ManagedPostgres, place: Place): DatabaseFacts {
  const { name, storage, maxConnections = null } = database;
  return {
    engine: "postgres",
    version: `${database.version}`,
    class: database.class,
    storage: gibibytesOf(storage.request, name),
    max_storage: gibibytesOf(storage.limit, name),
    multi_az: database.multiAz,
    backup_days: database.backupDays,
    enhanced_monitoring: database.enhancedMonitoring,
    iam_authentication: database.iamAuthentication,
    max_connections: maxConnections,
    read_replica: database.readReplica,
    database: database.database,
    username: database.user,
    secret: remoteName(place, database.credentials.name),
    password_version: database.passwordVersion,
  };
}

/** A cache as Terraform makes it. */
export function cacheFacts(cache: ManagedRedis, place: Place): CacheFacts {
  return {
    engine: "redis",
    version: cache.version,
    class: cache.class,
    replicas: cache.replicas,
    backup_days: cache.backupDays,
    secret: remoteName(place, cache.credentials.name),
    password_version: cache.passwordVersion,
  };
}
