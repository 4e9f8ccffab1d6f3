import { numberAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import type { Workload } from "../graph/workload.ts";

/** How many pods of a workload there are at least and at most. */
export interface Count {
  readonly min: number;
  readonly max: number;
}

const horizontalPodAutoscaler = { group: "autoscaling", kind: "HorizontalPodAutoscaler" };

/** What an autoscaler makes of it, where it has one. */
function scaledCount(graph: Graph, { resource, namespace }: Workload): Count | undefined {
  const { kind, metadata } = resource.object;
  const scaler = graph
    .ofKind(horizontalPodAutoscaler)
    .find(
      (one) =>
        namespaceOf(one) === namespace &&
        textAt(one.object, "spec", "scaleTargetRef", "kind") === kind &&
        textAt(one.object, "spec", "scaleTargetRef", "name") === metadata.name,
    );
  if (scaler === undefined) return undefined;
  const min = numberAt(scaler.object, "spec", "minReplicas") ?? 1;
  return { min, max: numberAt(scaler.object, "spec", "maxReplicas") ?? min };
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

/** Pods of a workload: by its autoscaler or its replicas, with a rollout's on top; of a suspended job none at least. */
export function countOf(graph: Graph, workload: Workload): Count {
  const { object } = workload.resource;
  if (object.kind === "CronJob") return { min: valueAt(object, "spec", "suspend") === true ? 0 : 1, max: 1 };
  const replicas = numberAt(object, "spec", "replicas") ?? 1;
  const { min, max } = scaledCount(graph, workload) ?? { min: replicas, max: replicas };
  return { min, max: max + surgeOf(workload, max) };
}
