import type { Resource } from "#lib/render/resource.ts";
import { numberAt, textAt, valueAt } from "./fields.ts";
import type { Graph } from "./graph.ts";
import { namespaceOf } from "./kind.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import type { Workload } from "./workload.ts";

/** Between how many pods an autoscaler chooses. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const horizontalPodAutoscaler = { group: "autoscaling", kind: "HorizontalPodAutoscaler" };
const scaledObject = { group: "keda.sh", kind: "ScaledObject" };

/** @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/ */
function boundsOf({ object }: Resource): Bounds {
  const min = numberAt(object, "spec", "minReplicas") ?? 1;
  return { min, max: numberAt(object, "spec", "maxReplicas") ?? min };
}

/** @see https://keda.sh/docs/latest/reference/scaledobject-spec/ */
function boundsOfScaledObject({ object }: Resource): Bounds {
  const min = numberAt(object, "spec", "minReplicaCount") ?? 0;
  return { min, max: numberAt(object, "spec", "maxReplicaCount") ?? 100 };
}

/** By namespace and title of what is scaled. */
type ByTarget = ReadonlyMap<string, ReadonlyMap<string, Bounds>>;

const index = oncePerGraph((graph): ByTarget => {
  const byTarget = new Map<string, Map<string, Bounds>>();
  const add = (resource: Resource, bounds: Bounds) => {
    const target = valueAt(resource.object, "spec", "scaleTargetRef");
    const namespace = namespaceOf(resource);
    const inside = byTarget.get(namespace) ?? new Map<string, Bounds>();
    byTarget.set(namespace, inside);
    inside.set(`${textAt(target, "kind") ?? "Deployment"} ${textAt(target, "name") ?? ""}`, bounds);
  };
  for (const one of graph.ofKind(scaledObject)) add(one, boundsOfScaledObject(one));
  for (const one of graph.ofKind(horizontalPodAutoscaler)) add(one, boundsOf(one));
  return byTarget;
});

/** The bounds of the autoscaler that acts on a workload; undefined for one without. */
export function autoscalerBounds(graph: Graph, { title, namespace }: Workload): Bounds | undefined {
  return index(graph).get(namespace)?.get(title);
}
