import { backupBucket } from "#lib/constructs/dump-job.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { eksAddOnFacts } from "./add-ons.ts";
import { backupsFacts } from "./buckets.ts";
import { clusterFacts, tagFacts, zoneFacts } from "./cluster.ts";
import { eksAddOnIdentities } from "./identities.ts";
import type { BucketFacts, Infrastructure } from "./infrastructure.ts";
import { networkFacts } from "./network.ts";
import { nodeGroupFacts } from "./node-groups.ts";
import type { UnitInfrastructure } from "./unit-infrastructure.ts";

/** The records of all units as one, in the order of their names. */
function joined<Facts>(records: readonly Readonly<Record<string, Facts>>[]): Record<string, Facts> {
  const entries = records.flatMap((one) => Object.entries(one));
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The bucket that all units of a cluster are saved to; none where nothing is saved. */
function backups(cluster: Cluster, units: readonly UnitInfrastructure[]): Record<string, BucketFacts> {
  const lifecycle = units.flatMap((unit) => unit.backups);
  if (lifecycle.length === 0) return {};
  const sorted = lifecycle.sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
  return { [backupBucket({ cluster })]: backupsFacts(sorted) };
}

/**
 * Everything that Terraform builds for a cluster: from its definition, and from what the units on it ask for. The
 * same definitions give the same facts, whatever the order of the units.
 */
export function clusterInfrastructure(
  cluster: Cluster,
  units: readonly UnitInfrastructure[],
): Infrastructure {
  const addOns = eksAddOnFacts(cluster);
  return {
    cluster: clusterFacts(cluster),
    network: networkFacts(cluster),
    node_groups: nodeGroupFacts(cluster),
    add_ons: addOns,
    groups: [...new Set(units.flatMap(({ groups }) => groups))].sort(),
    identities: joined([eksAddOnIdentities(addOns), ...units.map(({ identities }) => identities)]),
    repositories: joined(units.map(({ repositories }) => repositories)),
    databases: joined(units.map(({ databases }) => databases)),
    caches: joined(units.map(({ caches }) => caches)),
    buckets: joined([backups(cluster, units), ...units.map(({ buckets }) => buckets)]),
    secrets: joined(units.map(({ secrets }) => secrets)),
    zone: zoneFacts(cluster),
    tags: tagFacts(cluster),
  };
}
