import { identityOf, type Resource } from "#lib/render/resource.ts";
import { clusterOf, ownCluster } from "../../argo-cd/destinations.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

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

function isOneFile(one: Resource, other: Resource): boolean {
  return one.origin.file !== undefined && one.origin.file === other.origin.file;
}

function areBothApplied(graph: Graph, one: Resource, others: readonly Resource[]): boolean {
  return others.some((other) => isOneFile(one, other) || (isApplied(graph, one) && isApplied(graph, other)));
}

/** No two objects of a cluster are the same one. */
export const duplicateObjects: Rule = {
  number: 102,
  name: "duplicate-objects",
  reason:
    "Two objects of one identity overwrite each other on every sync, so that which of them is there is chance.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check(graph) {
    const groups = Map.groupBy(graph.resources, (resource) => {
      const { group, kind, name } = identityOf(resource);
      return JSON.stringify([clusterFor(graph, resource), group, kind, namespaceOf(resource), name]);
    });
    for (const same of groups.values()) {
      if (same.length < 2) continue;
      for (const at of same) {
        const others = same.filter((other) => other !== at);
        const places = [...new Set(others.map(sourceOf))].sort();
        yield {
          at,
          ...(!areBothApplied(graph, at, others) && { severity: "warning" }),
          message: `it is declared ${same.length} times, also in ${enumerate(places)}`,
          fix: "keep one of them, or give them different names",
        };
      }
    }
  },
};
