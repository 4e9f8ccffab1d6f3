import type { Cluster } from "#lib/model/cluster.ts";
import type { DataStore } from "#lib/model/workload.ts";
import type { PlannedAddOn, PlannedApplication, PlannedUnit } from "../cluster-units.ts";
import { backupLifecycle, bucketFacts, type Lifecycle } from "./buckets.ts";
import { cacheFacts, checkSubnets, databaseFacts } from "./data-stores.ts";
import { addOnIdentities, workloadIdentities } from "./identities.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { imageRepositories } from "./repositories.ts";
import { secretFacts } from "./secrets.ts";

/** What one unit asks of AWS. */
export interface UnitInfrastructure
  extends Pick<
    Infrastructure,
    "groups" | "identities" | "repositories" | "databases" | "caches" | "buckets" | "secrets"
  > {
  /** How long dumps are kept in the bucket that the units of a cluster share. */
  readonly backups: readonly Lifecycle[];
  /** Repositories of its images, whoever makes them, with their registry. */
  readonly imageRepositories: readonly string[];
}

const nothing: UnitInfrastructure = {
  groups: [],
  identities: {},
  repositories: {},
  databases: {},
  caches: {},
  buckets: {},
  secrets: {},
  backups: [],
  imageRepositories: [],
};

function ofAddOn(unit: PlannedAddOn, cluster: Cluster): UnitInfrastructure {
  return { ...nothing, identities: addOnIdentities(unit), secrets: secretFacts(unit, cluster) };
}

/** Entries of a record, of the items that a function makes one of. */
function record<Item, Facts>(
  items: readonly Item[],
  entryOf: (item: Item) => readonly [name: string, facts: Facts],
): Record<string, Facts> {
  return Object.fromEntries(items.map(entryOf));
}

function managedBy({ name: unit, contents: { managed = [] } }: PlannedApplication, cluster: Cluster) {
  const place = { cluster, unit };
  const databases = managed.filter((one) => one.kind === "managed-postgres");
  const caches = managed.filter((one) => one.kind === "managed-redis");
  const buckets = managed.filter((one) => one.kind === "bucket");
  for (const server of [...databases, ...caches]) checkSubnets(server, cluster, unit);
  return {
    databases: record(databases, (one) => [one.name, databaseFacts(one, place)]),
    caches: record(caches, (one) => [one.name, cacheFacts(one, place)]),
    buckets: record(buckets, (one) => [one.name, bucketFacts(one)]),
  };
}

function isStore(workload: PlannedApplication["contents"]["workloads"][number]): workload is DataStore {
  return workload.kind === "postgres" || workload.kind === "redis";
}

function ofApplication(unit: PlannedApplication, cluster: Cluster): UnitInfrastructure {
  const { workloads, access = [] } = unit.contents;
  const repositories = imageRepositories(unit, cluster);
  return {
    ...nothing,
    ...managedBy(unit, cluster),
    groups: access.map(({ group }) => group),
    identities: Object.assign({}, ...workloads.map((one) => workloadIdentities(one, unit, cluster))),
    secrets: secretFacts(unit, cluster),
    backups: workloads.filter(isStore).flatMap((store) => backupLifecycle(unit.name, store)),
    repositories: repositories.made,
    imageRepositories: repositories.known,
  };
}

/**
 * What one unit asks of AWS, from its definition alone. Refuses servers on a cluster without a place for them, and
 * the use of buckets that the definition does not list.
 */
export function unitInfrastructure(unit: PlannedUnit, cluster: Cluster): UnitInfrastructure {
  return unit.kind === "add-on" ? ofAddOn(unit, cluster) : ofApplication(unit, cluster);
}
