import { type AddOn, clustersOf } from "#lib/model/add-on.ts";
import type { Application } from "#lib/model/application.ts";
import type { Defined, Fleet } from "#lib/model/fleet.ts";
import type { Problem } from "./problem.ts";

function missingFor({ file, value }: Defined<AddOn | Application>, { clusters }: Fleet): Problem[] {
  const all = clusters.map((defined) => defined.value);
  const missing = clustersOf(value, all).filter((cluster) => !all.includes(cluster));
  return missing.map(({ name: cluster }) => ({
    definition: file,
    cluster,
    unit: value.name,
    message: `${value.kind} ${value.name} is on cluster ${cluster}, which is not in the fleet`,
    fix: `import the cluster that infra/clusters/${cluster}/cluster.ts exports, or take it out of "on"`,
  }));
}

/**
 * Clusters that definitions name and the fleet does not have: nothing would be rendered for them, and nobody
 * would notice.
 */
export function missingClusters(fleet: Fleet): Problem[] {
  return [...fleet.addOns, ...fleet.applications].flatMap((defined) => missingFor(defined, fleet));
}
