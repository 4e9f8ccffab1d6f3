import { rangesByNamespace, resourcesOf } from "../../admission/limit-ranges.ts";
import { listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { quantityOf } from "../../quantity.ts";
import type { Rule } from "../../rule.ts";
import { asTarget, horizontalPodAutoscaler, scalersOf, targetKey } from "../../scaling/scalers.ts";

/** How much of what its containers request a pod can use at most, in percent; undefined where nothing limits it. */
function mostPercent(
  { containers }: Workload,
  resource: string,
  ranges: Parameters<typeof resourcesOf>[1],
): number | undefined {
  let [requested, limited] = [0n, 0n];
  for (const container of containers.filter(({ list }) => list === "containers")) {
    const { requests, limits } = resourcesOf(container, ranges);
    const [request, limit] = [quantityOf(requests[resource]), quantityOf(limits[resource])];
    if (request === undefined || limit === undefined) return undefined;
    requested += request;
    limited += limit;
  }
  return requested === 0n ? undefined : Number((limited * 100n) / requested);
}

/** Autoscalers wait for a load that pods can have. */
export const unreachableUtilization: Rule = {
  number: 394,
  name: "unreachable-utilization",
  reason: "Pods that reach their limits first are throttled or killed, and no autoscaler adds another.",
  see: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details",
  *check(graph) {
    const workloads = new Map(graph.workloads.map((one) => [targetKey(asTarget(one.resource)), one]));
    for (const scaler of scalersOf(graph)) {
      const workload = workloads.get(targetKey(scaler));
      if (workload === undefined || scaler.resource.object.kind !== horizontalPodAutoscaler.kind) continue;
      const ranges = rangesByNamespace(graph).get(workload.namespace) ?? [];
      for (const metric of listAt(scaler.resource.object, "spec", "metrics")) {
        const name = textAt(metric, "resource", "name") ?? "";
        const wanted = numberAt(valueAt(metric, "resource"), "target", "averageUtilization");
        const most = mostPercent(workload, name, ranges);
        if (wanted === undefined || most === undefined || wanted <= most) continue;
        yield {
          at: scaler.resource,
          message: `it adds pods above ${wanted} % of the ${name} that they request, and their limits end at ${most} %: it never adds any`,
          fix: "lower averageUtilization",
        };
      }
    }
  },
};
