import type { Cluster } from "#lib/model/cluster.ts";
import { imageIn } from "#lib/model/image.ts";
import { imageRepository, KEPT_IMAGES, registryOf } from "#lib/model/repository.ts";
import type { PlannedApplication } from "../cluster-units.ts";
import type { RepositoryFacts } from "./infrastructure.ts";

/** Repositories of a unit's images in the registry of its cluster's account and region. */
export interface ImageRepositories {
  /** Those that this cluster's Terraform makes. */
  readonly made: Readonly<Record<string, RepositoryFacts>>;
  /** All of them, with their registry. */
  readonly known: readonly string[];
}

/** Names of an application's repositories in a registry. */
function namesIn(registry: string, { contents }: PlannedApplication, environment: string): string[] {
  const names = contents.workloads
    .map(({ image }) => imageRepository(imageIn(image, environment)))
    .filter((repository) => repository?.registry === registry)
    .flatMap((repository) => repository?.name ?? []);
  return [...new Set(names)];
}

/**
 * The repositories that an application's images need. Stages that share a registry share its repositories, so that
 * what was tested on one is what runs on the other: the first stage that the application names makes them.
 */
export function imageRepositories(unit: PlannedApplication, cluster: Cluster): ImageRepositories {
  const registry = registryOf(cluster);
  const names = namesIn(registry, unit, cluster.environment);
  const maker = unit.on.find((other) => registryOf(other) === registry);
  return {
    made: Object.fromEntries(
      (maker === cluster ? names : []).map((name): [string, RepositoryFacts] => [
        name,
        { keep: KEPT_IMAGES },
      ]),
    ),
    known: names.map((name) => `${registry}/${name}`),
  };
}
