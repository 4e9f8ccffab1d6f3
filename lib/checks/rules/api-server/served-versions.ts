import { minorOf, removedIn } from "../../change/removed-apis.ts";
import { typesIn } from "../../graph/types.ts";
import type { Rule } from "../../rule.ts";

/** Objects are written in versions that the Kubernetes of their cluster serves. */
export const servedVersions: Rule = {
  number: 150,
  name: "served-versions",
  reason:
    "A cluster knows no object of a version that it no longer serves: nothing of its Application is synced.",
  see: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  *check(graph) {
    const minor = minorOf(graph.tree.facts.kubernetesVersion);
    if (minor === undefined) return;
    for (const { first, resources } of typesIn(graph)) {
      const { apiVersion, kind } = first.object;
      const removed = removedIn(first.object);
      if (removed === undefined || removed > minor) continue;
      const message = `Kubernetes serves ${kind} of ${apiVersion} until 1.${removed - 1}, and the cluster has 1.${minor}`;
      for (const at of resources) {
        yield { at, message, fix: "write it in the version that took its place" };
      }
    }
  },
};
