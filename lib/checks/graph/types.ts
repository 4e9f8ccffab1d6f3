import type { Resource } from "#lib/render/resource.ts";
import { kindKey } from "#lib/schemas/kind.ts";
import { oncePerGraph } from "./once-per-graph.ts";

/** Resources of one kind in one version, of which all the same is known. */
export interface Type {
  readonly first: Resource;
  readonly resources: readonly Resource[];
}

/** The resources of a tree by kind and version, for what need not be looked up for each of them. */
export const typesIn = oncePerGraph(({ resources }): readonly Type[] => {
  const groups = Map.groupBy(resources, ({ object }) => kindKey(object));
  return [...groups.values()].flatMap((same) =>
    same[0] === undefined ? [] : { first: same[0], resources: same },
  );
});
