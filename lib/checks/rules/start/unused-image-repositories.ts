import { atUnit, unitFor } from "../../contract/place.ts";
import { registryOf, repositoriesOf } from "../../contract/repositories.ts";
import type { Rule } from "../../rule.ts";

/** Repositories that Terraform makes for the cluster are used. */
export const unusedImageRepositories: Rule = {
  number: 215,
  name: "unused-image-repositories",
  reason:
    "A repository without images is most often one whose image has another name, which cannot be pulled.",
  see: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html",
  *check(graph) {
    const { contract } = graph.tree;
    if (contract === undefined) return;
    const registry = registryOf(contract);
    const used = new Set(
      graph.workloads.flatMap((workload) => repositoriesOf(workload).map((one) => one.repository)),
    );
    for (const name of Object.keys(contract.repositories)) {
      if (used.has(`${registry}/${name}`)) continue;
      const message = `image repository ${name} in infra.json is used by no image`;
      yield* atUnit(unitFor(graph.tree, name), message, "use it, or take the image out of images.json");
    }
  },
};
