import { delivery } from "#argocd/delivery.ts";
import type { AddOn } from "#lib/model/add-on.ts";
import type { Application } from "#lib/model/application.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import { render } from "#lib/render/render.ts";
import type { KubernetesObject, Resource } from "#lib/render/resource.ts";
import { resourcesOf, type Tree, type Unit } from "#lib/render/tree.ts";
import { type Rendering, renderRepository, repositoryRoot } from "#scripts/repository.ts";

/** A unit of the repository as its definitions give it, for tests of definitions. */
export interface RenderedUnit {
  readonly unit: Unit;
  /**
   * The object of a kind and name.
   *
   * @throws Error that lists what there is
   */
  object(kind: string, name: string): KubernetesObject;
  /** Whether there is an object of a kind and name. */
  has(kind: string, name: string): boolean;
}

let rendering: Promise<Rendering> | undefined;

/**
 * The trees of every cluster of the repository, rendered when the first test asks: a rendering that nobody waits for
 * would collect what the tests of the next file refuse.
 */
export async function renderedTrees(): Promise<readonly Tree[]> {
  rendering ??= renderRepository(repositoryRoot);
  return (await rendering).trees;
}

/**
 * Every resource of a cluster of the repository.
 *
 * @throws Error when there is no such cluster
 */
export async function renderedResources(cluster: string): Promise<readonly Resource[]> {
  const trees = await renderedTrees();
  const tree = trees.find((one) => one.cluster === cluster);
  if (tree === undefined) throw new Error(`there is no cluster ${cluster}`);
  return resourcesOf(tree);
}

/**
 * What Terraform builds for a cluster of the repository.
 *
 * @throws Error when there is no such cluster
 */
export async function renderedInfrastructure(cluster: string): Promise<Infrastructure> {
  const trees = await renderedTrees();
  const infrastructure = trees.find((one) => one.cluster === cluster)?.infrastructure;
  if (infrastructure === undefined) throw new Error(`there is no cluster ${cluster}`);
  return infrastructure;
}

/**
 * Renders the repository once and picks a unit.
 *
 * @throws Error when the cluster has no such unit
 */
export async function renderedUnit(cluster: string, name: string): Promise<RenderedUnit> {
  const trees = await renderedTrees();
  const unit = trees.find((tree) => tree.cluster === cluster)?.units.find((one) => one.name === name);
  if (unit === undefined) throw new Error(`cluster ${cluster} has no unit ${name}`);
  const objects = unit.resources.map(({ object }) => object);
  const find = (kind: string, wanted: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === wanted);
  return {
    unit,
    has: (kind, wanted) => find(kind, wanted) !== undefined,
    object(kind, wanted) {
      const found = find(kind, wanted);
      if (found !== undefined) return found;
      const known = objects.map((object) => `${object.kind} ${object.metadata.name}`).join(", ");
      throw new Error(`unit ${name} has no ${kind} ${wanted}; it has ${known}`);
    },
  };
}

/**
 * Objects of an application on a cluster that the repository does not have, such as one of its clusters with a
 * switch in another position.
 *
 * @param addOns what the cluster has beside it
 *
 * @throws Error with everything that is refused
 */
export function renderedOn(
  cluster: Cluster,
  application: Application,
  addOns: readonly AddOn[] = [],
): KubernetesObject[] {
  const { trees, problems } = render(
    {
      clusters: [{ file: "cluster.ts", value: cluster }],
      addOns: addOns.map((value) => ({ file: "add-on.ts", value })),
      applications: [{ file: "index.ts", value: application }],
    },
    delivery,
  );
  if (problems.length > 0) throw new Error(linesOf(problems).join("\n"));
  return trees.flatMap(resourcesOf).map(({ object }) => object);
}
