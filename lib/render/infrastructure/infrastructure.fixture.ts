import { bucket } from "#lib/model/bucket.ts";
import { clusterOf, network } from "#lib/model/cluster.fixture.ts";
import { days } from "#lib/model/duration.ts";
import { managedPostgres } from "#lib/model/managed-postgres.ts";
import { managedRedis } from "#lib/model/managed-redis.ts";
import { gibibytes } from "#lib/model/quantity.ts";

/** A cluster with a place for databases, in two zones. */
export const withDatabases = clusterOf({
  name: "production",
  network: {
    ...network,
    zones: network.zones.map((zone, index) => ({ ...zone, databaseSubnet: `10.0.${200 + index}.0/24` })),
  },
});

/** A database of 20 GiB in one zone. */
export const orders = managedPostgres("orders", {
  version: 15,
  class: "db.t3.micro",
  storage: gibibytes(20, 100),
  database: "shop",
  user: "shop",
  multiAz: false,
  backup: { keep: days(7) },
});

/** A cache of one server and one replica. */
export const sessions = managedRedis("sessions", {
  version: "7.0",
  class: "cache.t3.micro",
  replicas: 1,
  backup: { keep: days(1) },
});

/** A bucket of which nothing is ever deleted but old backups. */
export const assets = bucket("shop-assets", {
  account: withDatabases.account,
  versioned: true,
  prefixes: { uploads: {}, backups: { infrequentAccess: days(30), deleteAfter: days(365) } },
});
