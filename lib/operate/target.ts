import type { Cluster } from "#lib/model/cluster.ts";
import type { Tree } from "#lib/render/tree.ts";

/** What the commands know of a cluster before they ask anybody. */
export interface Target {
  readonly name: string;
  readonly environment: string;
  /** Number of the AWS account. */
  readonly account: string;
  readonly region: string;
  /** Minor version, as `1.36`. */
  readonly kubernetesVersion: string;
  readonly hostedZone: string | undefined;
  /** Tags that everything which Terraform builds for the cluster has. */
  readonly tags: Readonly<Record<string, string>>;
  /** Nodes that there are at least. */
  readonly nodes: number;
  /** Bucket that Terraform's state is kept in; undefined where it is a file beside the root. */
  readonly stateBucket: string | undefined;
  readonly tree: Tree;
}

/**
 * A cluster as the commands see it.
 *
 * @param stateBucket bucket that Terraform's state is kept in; undefined where it is a file beside the root
 */
export function targetOf(cluster: Cluster, tree: Tree, stateBucket: string | undefined): Target {
  const { name, environment, account, region, kubernetesVersion, hostedZone, nodeGroups } = cluster;
  return {
    name,
    environment,
    account,
    region,
    kubernetesVersion,
    hostedZone,
    tags: tree.infrastructure?.tags ?? {},
    nodes: Math.max(
      1,
      nodeGroups.reduce((sum, { min }) => sum + min, 0),
    ),
    stateBucket,
    tree,
  };
}

/** Whether people depend on the cluster. */
export function isProduction({ environment }: Target): boolean {
  return environment === "prod" || environment === "production";
}
