import type { ChangeRule } from "../../change/destruction.ts";
import { isGone } from "../../change/removal.ts";
import { count } from "../../wording.ts";

/** A cluster as a whole. */
export const clusterDeletion: ChangeRule = {
  number: 636,
  name: "cluster-deletion",
  reason:
    "A cluster that nobody describes any more runs on, costs money, and can no longer be taken down in order.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/",
  *check(change) {
    if (!isGone(change)) return;
    const { tree, graph } = change.base;
    yield {
      at: tree,
      word: "Destroys",
      subject: `Cluster ${tree.cluster}`,
      message: `all of cluster ${tree.cluster} is gone from Git, ${count(graph.resources.length, "object")}: Argo CD finds nothing where it looks, and what Terraform built stays without a description`,
      cure: `take it down first: npm run tear-down -- ${tree.cluster}`,
    };
  },
};
