import { minorOf, removedIn } from "../../change/removed-apis.ts";
import type { Rule } from "../../rule.ts";

/** Objects are written in versions that the Kubernetes of their cluster serves. */
export const servedVersions: Rule = {
  number: 150,
  name: "served-versions",
  reason:
    "A cluster knows no object of a version that it no longer serves: nothing of its Application is synced.",
  see: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  *check({ tree, resources }) {
    const minor = minorOf(tree.facts.kubernetesVersion);
    if (minor === undefined) return;
    for (const at of resources) {
      const removed = removedIn(at.object);
      if (removed === undefined || removed > minor) continue;
      yield {
        at,
        message: `Kubernetes serves ${at.object.kind} of ${at.object.apiVersion} until 1.${removed - 1}, and the cluster has 1.${minor}`,
        fix: "write it in the version that took its place",
      };
    }
  },
};
