import { scopeOf } from "#lib/render/scope.ts";
import { clusterOf, ownCluster } from "../../argo-cd/destinations.ts";
import { kindOf, kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";

/** Namespaces that Applications go to are made by somebody. */
export const destinationNamespaces: Rule = {
  number: 429,
  name: "destination-namespaces",
  reason: "A sync into a namespace that does not exist fails at its first object.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace",
  *check(graph) {
    const { facts } = graph.tree;
    if (facts.preinstalled === undefined) return;
    for (const application of graph.applications.all) {
      const { namespace } = application.destination;
      const isHere = clusterOf(application, facts).server === ownCluster.server;
      if (!namespace || !isHere || graph.names.producersOf(kinds.namespace, "", namespace).length > 0)
        continue;
      // Charts, and objects that name the namespace, are looked at where they are.
      const isUsed = application.resources.some(
        ({ object }) => object.metadata.namespace === undefined && scopeOf(kindOf(object)) !== "cluster",
      );
      if (application.sources.some(({ chart }) => chart !== undefined) || !isUsed) continue;
      const near = nearest(namespace, graph.names.namesIn(kinds.namespace, ""));
      yield {
        at: application.resource,
        message: `it goes to namespace ${namespace}, which nothing creates`,
        fix: `${near === undefined ? "" : `write ${near}, or `}add CreateNamespace=true to syncOptions`,
      };
    }
  },
};
