import type { Cluster } from "#lib/model/cluster.ts";
import { refuse } from "#lib/model/problem.ts";
import { registryOf } from "#lib/model/repository.ts";
import type { UnitInfrastructure } from "./unit-infrastructure.ts";

/** A name in AWS, within what it has to be the only one in. */
interface Name {
  readonly what: string;
  readonly name: string;
  readonly within: string;
  readonly cure: string;
}

const OTHER = "give one of the two another name";

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
function namesOf({ account, region }: Cluster, unit: UnitInfrastructure): Name[] {
  const place = `${account} ${region}`;
  const named = (what: string, names: object, within: string, cure: string) =>
    Object.keys(names).map((name) => ({ what, name, within, cure }));
  return [
    ...named("bucket", unit.buckets, "the world", OTHER),
    ...named("database", unit.databases, place, OTHER),
    ...named("cache", unit.caches, place, OTHER),
  ];
}

/**
 * Names that AWS gives once, in an account and region or in the whole world, for all clusters of the fleet. Terraform
 * of one cluster does not see what another one has made.
 */
export class AwsNames {
  readonly #owners = new Map<string, { readonly cluster: Cluster; readonly unit: string }>();

  /** Refuses what another unit asks for already, on whichever cluster. */
  claim(asked: UnitInfrastructure, unit: string, cluster: Cluster): void {
    for (const { what, name, within, cure } of namesOf(cluster, asked)) {
      const earlier = this.#take(`${what} ${within} ${name}`, unit, cluster);
      if (earlier !== undefined) {
        refuse(
          `${what} ${name} of ${unit} is asked for by ${earlier.unit} on cluster ${earlier.cluster.name} already`,
          cure,
        );
      }
    }
    this.#claimRepositories(asked, unit, cluster);
  }

  /** Units of one cluster may share a repository: its Terraform makes it once. */
  #claimRepositories({ repositories }: UnitInfrastructure, unit: string, cluster: Cluster): void {
    for (const name of Object.keys(repositories)) {
      const earlier = this.#take(`repository ${registryOf(cluster)} ${name}`, unit, cluster);
      if (earlier !== undefined && earlier.cluster !== cluster) {
        refuse(
          `image repository ${name} of ${unit} is made by cluster ${earlier.cluster.name} for ${earlier.unit}`,
          "push the image into a repository of its own",
        );
      }
    }
  }

  #take(key: string, unit: string, cluster: Cluster) {
    const earlier = this.#owners.get(key);
    if (earlier === undefined) this.#owners.set(key, { cluster, unit });
    return earlier;
  }
}
