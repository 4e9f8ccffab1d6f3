import { correction } from "../../contract/place.ts";
import { registryOf, repositoriesOf } from "../../contract/repositories.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule, Violation } from "../../rule.ts";

function* missing({ tree, workloads }: Graph, registry: string): Generator<Violation> {
  const { imageRepositories: known } = tree.facts;
  if (known === undefined) return;
  for (const workload of workloads) {
    for (const used of repositoriesOf(workload)) {
      if (used.registry !== registry || known.includes(used.repository)) continue;
      yield {
        at: workload.resource,
        message: `image repository ${used.repository} is made for no cluster`,
        fix: correction(used.repository, known, "name the image in images.json"),
      };
    }
  }
}

/** Repositories of the cluster's own registry that images come from are made. */
export const imageRepositories: Rule = {
  number: 214,
  name: "image-repositories",
  reason: "Nothing can be pushed to a repository that nobody makes, and its image never pulled.",
  see: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html",
  *check(graph) {
    const { contract } = graph.tree;
    if (contract !== undefined) yield* missing(graph, registryOf(contract));
  },
};
