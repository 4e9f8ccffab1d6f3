import { type Demand, type PodSet, podSet } from "#lib/capacity/demand.ts";
import type { ProvidedPods } from "#lib/model/provided.ts";
import type { Tree } from "#lib/render/tree.ts";

function podSetOf(unit: string, workload: string, pods: ProvidedPods): PodSet {
  const { replicas, cpu, memory, volume } = pods;
  return podSet({
    unit,
    name: workload.slice(workload.indexOf("/") + 1),
    requests: { cpu, memory },
    min: replicas === "one per node" ? 1 : replicas,
    claims: typeof volume === "number" ? volume : 0,
    isHeld: volume !== undefined,
  });
}

/** What the charts of a cluster run, as their definitions say it. */
export function chartDemand({ units }: Tree): Demand {
  const everywhere: PodSet[] = [];
  const anywhere: PodSet[] = [];
  for (const { name, charts } of units) {
    for (const [workload, pods] of charts.flatMap(({ brings }) => Object.entries(brings?.pods ?? {}))) {
      (pods.replicas === "one per node" ? everywhere : anywhere).push(podSetOf(name, workload, pods));
    }
  }
  return { everywhere, anywhere };
}
