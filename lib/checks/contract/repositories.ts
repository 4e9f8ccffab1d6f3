import { imageRepository } from "#lib/model/repository.ts";
import type { Contract } from "#lib/render/infrastructure/contract.ts";
import { textAt } from "../graph/fields.ts";
import type { Workload } from "../graph/workload.ts";

/** The host of a cluster's own registry. */
export function registryOf({ cluster: { account, region } }: Contract): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com`;
}

/** Repositories of a workload's images in ECR, with their registry. */
export function repositoriesOf({ containers }: Workload): { registry: string; repository: string }[] {
  return containers.flatMap(({ fields }) => {
    const found = imageRepository(textAt(fields, "image") ?? "");
    return found === undefined
      ? []
      : [{ registry: found.registry, repository: `${found.registry}/${found.name}` }];
  });
}
