import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import { repositoryRoot } from "#scripts/repository.ts";

/** Names of all clusters, by the folders of their definitions. */
export const clusters: readonly string[] = readdirSync(join(repositoryRoot, "infra/clusters")).filter(
  (name) => existsSync(join(repositoryRoot, "infra/clusters", name, "cluster.ts")),
);

/** What is generated for the Terraform of a cluster. */
export function factsOf(cluster: string): Infrastructure {
  return JSON.parse(readFileSync(join(repositoryRoot, "generated", cluster, "infra.json"), "utf8"));
}
