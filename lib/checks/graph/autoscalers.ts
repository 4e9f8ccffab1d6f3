import type { Resource } from "#lib/render/resource.ts";
import { numberAt, textAt, valueAt } from "./fields.ts";
import type { Graph } from "./graph.ts";
import { namespaceOf } from "./kind.ts";
import type { Workload } from "./workload.ts";

/** Between how many pods an autoscaler chooses. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const horizontalPodAutoscaler = { group: "autoscaling", kind: "HorizontalPodAutoscaler" };
const scaledObject = { group: "keda.sh", kind: "ScaledObject" };

function key(namespace: string, kind: string, name: string): string {
  return JSON.stringify([namespace, kind, name]);
}

function targetOf(resource: Resource): string {
  const target = valueAt(resource.object, "spec", "scaleTargetRef");
  return key(namespaceOf(resource), textAt(target, "kind") ?? "Deployment", textAt(target, "name") ?? "");
}

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

type ByTarget = ReadonlyMap<string, Bounds>;

const known = new WeakMap<Graph, ByTarget>();

function index(graph: Graph): ByTarget {
  return new Map([
    ...graph.ofKind(scaledObject).map((one): [string, Bounds] => [targetOf(one), boundsOfScaledObject(one)]),
    ...graph.ofKind(horizontalPodAutoscaler).map((one): [string, Bounds] => [targetOf(one), boundsOf(one)]),
  ]);
}

/** The bounds of the autoscaler that acts on a workload; undefined for one without. */
export function autoscalerBounds(graph: Graph, { resource, namespace }: Workload): Bounds | undefined {
  const byTarget = known.get(graph) ?? index(graph);
  known.set(graph, byTarget);
  return byTarget.get(key(namespace, resource.object.kind, resource.object.metadata.name));
}
