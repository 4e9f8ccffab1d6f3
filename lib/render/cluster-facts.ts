import type { Provided } from "#lib/model/provided.ts";
import type { PlannedCluster } from "./cluster-units.ts";
import type { Facts } from "./facts.ts";
import { installedCharts } from "./unit-charts.ts";

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
export function factsOf(plan: PlannedCluster): Facts {
  const chartsProvide: Record<string, Provided> = {};
  for (const unit of [...plan.addOns, ...plan.applications]) {
    for (const { chart, brings } of installedCharts(unit, plan)) {
      chartsProvide[chart.name] = together(chartsProvide[chart.name] ?? {}, brings);
    }
  }
  const { kubernetesVersion, region } = plan.cluster;
  return { kubernetesVersion, region, preinstalled: PREINSTALLED, chartsProvide };
}
