import { autoscalerBounds } from "../graph/autoscalers.ts";
import { numberAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import type { Workload } from "../graph/workload.ts";

/** How many pods of a workload there are at least and at most. */
export interface Count {
  readonly min: number;
  readonly max: number;
}

const USUAL_SURGE = "25%";

/**
 * Pods that a rollout adds to those of the old version: `maxSurge` of a rolling update or a canary, as many again of a
 * blue-green delivery.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge
 */
function surgeOf({ resource: { object } }: Workload, replicas: number): number {
  if (object.kind !== "Deployment" && object.kind !== "Rollout") return 0;
  if (textAt(object, "spec", "strategy", "type") === "Recreate") return 0;
  if (valueAt(object, "spec", "strategy", "blueGreen") !== undefined) return replicas;
  const surge =
    valueAt(object, "spec", "strategy", "rollingUpdate", "maxSurge") ??
    valueAt(object, "spec", "strategy", "canary", "maxSurge") ??
    USUAL_SURGE;
  if (typeof surge === "number") return surge;
  return Math.ceil((replicas * Number.parseInt(String(surge), 10)) / 100) || 0;
}

/** Pods of a workload without those that a rollout adds: by its autoscaler, its replicas or its parallelism. */
export function replicasOf(graph: Graph, workload: Workload): Count {
  const { object } = workload.resource;
  const isSuspended = valueAt(object, "spec", "suspend") === true;
  if (object.kind === "CronJob") {
    const parallelism = numberAt(object, "spec", "jobTemplate", "spec", "parallelism") ?? 1;
    return { min: isSuspended ? 0 : parallelism, max: parallelism };
  }
  const field = object.kind === "Job" ? "parallelism" : "replicas";
  const replicas = numberAt(object, "spec", field) ?? 1;
  return autoscalerBounds(graph, workload) ?? { min: isSuspended ? 0 : replicas, max: replicas };
}

/** Pods of a workload with those that a rollout adds; of a suspended job none at least. */
export function countOf(graph: Graph, workload: Workload): Count {
  const { min, max } = replicasOf(graph, workload);
  return { min, max: max + surgeOf(workload, max) };
}
