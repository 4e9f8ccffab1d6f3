import type { InstalledChart } from "#lib/model/chart.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Provided } from "#lib/model/provided.ts";
import type { Facts } from "./facts.ts";

/** There in every EKS cluster, before anybody applies anything. */
const PREINSTALLED = { services: ["kube-system/kube-dns", "default/kubernetes"] } as const;

/** What two releases of one chart bring together: lists are joined, maps as well. */
function together(one: Provided, other: Provided): Provided {
  const entries = Object.entries(other).map(([field, value]) => {
    const before =
      Object.entries(one).find(([name]) => name === field)?.[1] ?? (Array.isArray(value) ? [] : {});
    return [field, Array.isArray(value) ? [...before, ...value] : { ...before, ...value }];
  });
  return { ...one, ...Object.fromEntries(entries) };
}

/** What is true of a cluster of ours and stands in no manifest: from its definition and its charts. */
export function factsOf({ kubernetesVersion, region }: Cluster, charts: readonly InstalledChart[]): Facts {
  const chartsProvide: Record<string, Provided> = {};
  for (const { chart, brings } of charts) {
    chartsProvide[chart.name] = together(chartsProvide[chart.name] ?? {}, brings);
  }
  return { kubernetesVersion, region, preinstalled: PREINSTALLED, chartsProvide };
}
