import type { KubernetesObject } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";

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

const rendering = renderRepository(repositoryRoot);

/**
 * Renders the repository once and picks a unit.
 *
 * @throws Error when the cluster has no such unit
 */
export async function renderedUnit(cluster: string, name: string): Promise<RenderedUnit> {
  const { trees } = await rendering;
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
