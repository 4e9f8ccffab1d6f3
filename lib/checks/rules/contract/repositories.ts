import { imageRepository } from "#lib/model/repository.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Violation } from "../../rule.ts";
import { atUnit, correction, unitFor } from "./place.ts";

/** Repositories of a workload's images in ECR, with their registry. */
function repositoriesOf({ containers }: Workload): { registry: string; repository: string }[] {
  return containers.flatMap(({ fields }) => {
    const found = imageRepository(textAt(fields, "image") ?? "");
    return found === undefined
      ? []
      : [{ registry: found.registry, repository: `${found.registry}/${found.name}` }];
  });
}

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

/** Repositories of the cluster's own registry that images come from exist, and those it makes are used. */
export function* repositoryViolations(graph: Graph): Generator<Violation> {
  const { contract } = graph.tree;
  if (contract === undefined) return;
  const { cluster, repositories } = contract;
  const registry = `${cluster.account}.dkr.ecr.${cluster.region}.amazonaws.com`;
  yield* missing(graph, registry);
  const used = new Set(
    graph.workloads.flatMap((workload) => repositoriesOf(workload).map((one) => one.repository)),
  );
  for (const name of Object.keys(repositories)) {
    if (used.has(`${registry}/${name}`)) continue;
    const message = `image repository ${name} in infra.json is used by no image`;
    yield* atUnit(unitFor(graph.tree, name), message, "use it, or take the image out of images.json");
  }
}
