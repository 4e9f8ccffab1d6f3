import type { Resource } from "#lib/render/resource.ts";
import { clusterOf, ownCluster } from "../../argo-cd/destinations.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { kindsOfGraph } from "../../graph/kinds-of-graph.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate, enumerateOthers } from "../../wording.ts";

function sourceOf({ origin, unit }: Resource): string {
  return `${origin.file ?? origin.definition ?? "no file"} (unit ${unit})`;
}

/** The cluster that Argo CD applies an object to, as far as the tree shows: empty where that is not another one. */
function clusterFor(graph: Graph, resource: Resource): string {
  const [application] = graph.applications.deliveringTo(resource);
  const { name, server } = application === undefined ? ownCluster : clusterOf(application, graph.tree.facts);
  return server === ownCluster.server ? "" : (server ?? name ?? "");
}

/** Whether somebody applies it for certain: a folder that no Application delivers may be one of several to choose from. */
function isApplied({ applications }: Graph, resource: Resource): boolean {
  return resource.origin.definition !== undefined || applications.deliveringTo(resource).length > 0;
}

/** Resources that share a key with others, by that key. */
function groupsOfSeveral(
  resources: readonly Resource[],
  keyOf: (resource: Resource) => string,
): Resource[][] {
  return [...Map.groupBy(resources, keyOf).values()].filter(({ length }) => length > 1);
}

/** Violations of objects that are the same one. */
function* ofSame(graph: Graph, same: readonly Resource[]): Generator<Violation> {
  const bySource = Map.groupBy(same, sourceOf);
  const sources = [...bySource.keys()].sort();
  const inFile = Map.groupBy(same, ({ origin }) => origin.file);
  const applied = new Set(same.filter((one) => isApplied(graph, one)));
  for (const at of same) {
    const source = sourceOf(at);
    const isAlone = bySource.get(source)?.length === 1;
    const isInOneFile = at.origin.file !== undefined && (inFile.get(at.origin.file) ?? []).length > 1;
    const areBothApplied = isInOneFile || (applied.has(at) && applied.size > 1);
    yield {
      at,
      ...(!areBothApplied && { severity: "warning" }),
      message: `it is declared ${same.length} times, also in ${isAlone ? enumerateOthers(sources, source) : enumerate(sources)}`,
      fix: "keep one of them, or give them different names",
    };
  }
}

/** No two objects of a cluster are the same one. */
export const duplicateObjects: Rule = {
  number: 102,
  name: "duplicate-objects",
  reason:
    "Two objects of one identity overwrite each other on every sync, so that which of them is there is chance.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check(graph) {
    for (const kind of kindsOfGraph(graph)) {
      // Names alone tell most objects apart: what takes longer to find out is asked of the rest.
      for (const named of groupsOfSeveral(graph.ofKind(kind), ({ object }) => object.metadata.name)) {
        for (const alike of groupsOfSeveral(named, namespaceOf)) {
          for (const same of groupsOfSeveral(alike, (one) => clusterFor(graph, one)))
            yield* ofSame(graph, same);
        }
      }
    }
  },
};
