import type { Cluster } from "#lib/model/cluster.ts";
import type { Defined, Fleet } from "#lib/model/fleet.ts";
import type { Problem } from "./problem.ts";

/** The other clusters of which something is the same. */
function sameAs<T>(
  { file, value }: Defined<Cluster>,
  { clusters }: Fleet,
  of: (cluster: Cluster) => T,
): Cluster[] {
  const others = clusters.filter((other) => other.file !== file).map((other) => other.value);
  return others.filter((other) => of(other) !== undefined && of(other) === of(value));
}

function sameName(one: Defined<Cluster>, fleet: Fleet): Problem[] {
  const { name } = one.value;
  return sameAs(one, fleet, (cluster) => cluster.name).map(() => ({
    definition: one.file,
    cluster: name,
    message: `two clusters are named ${name}: both would have the folder generated/${name} and one key of Terraform's state`,
    fix: "rename one of them",
  }));
}

function sameZone(one: Defined<Cluster>, fleet: Fleet): Problem[] {
  const { name, hostedZone } = one.value;
  return sameAs(one, fleet, (cluster) => cluster.hostedZone).map((other) => ({
    definition: one.file,
    cluster: name,
    message: `hosted zone ${hostedZone} of cluster ${name} is that of cluster ${other.name} as well: each would make one, and names would be looked up in one of the two`,
    fix: "give each cluster a zone of its own, such as one below the other's",
  }));
}

/**
 * Clusters that have in common what only one can have: a name, which is also that of a folder below `generated/` and
 * in the key of a Terraform state, and a hosted zone.
 */
export function repeatedClusters(fleet: Fleet): Problem[] {
  return fleet.clusters.flatMap((one) => [...sameName(one, fleet), ...sameZone(one, fleet)]);
}
