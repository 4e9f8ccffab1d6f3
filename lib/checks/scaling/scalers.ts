import type { Resource } from "#lib/render/resource.ts";
import { numberAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";

/** What changes the number of pods of a workload. */
export interface Scaler {
  readonly resource: Resource;
  readonly namespace: string;
  /** Kind and name of what it scales. */
  readonly kind: string;
  readonly name: string;
  /** The fewest pods that it leaves. */
  readonly least: number;
}

/** A workload as scalers name it. */
export interface Target {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

export const horizontalPodAutoscaler = { group: "autoscaling", kind: "HorizontalPodAutoscaler" };
export const scaledObject = { group: "keda.sh", kind: "ScaledObject" };
export const verticalPodAutoscaler = { group: "autoscaling.k8s.io", kind: "VerticalPodAutoscaler" };

function scalerOf(resource: Resource): Scaler | undefined {
  const isKeda = resource.object.kind === scaledObject.kind;
  const target = valueAt(resource.object, "spec", "scaleTargetRef");
  const kind = textAt(target, "kind") ?? (isKeda ? "Deployment" : undefined);
  const name = textAt(target, "name");
  if (kind === undefined || name === undefined) return undefined;
  const least = numberAt(resource.object, "spec", isKeda ? "minReplicaCount" : "minReplicas");
  return { resource, namespace: namespaceOf(resource), kind, name, least: least ?? (isKeda ? 0 : 1) };
}

/** The HorizontalPodAutoscalers and ScaledObjects of a cluster that name what they scale. */
export function scalersOf(graph: Graph): Scaler[] {
  const all = [...graph.ofKind(horizontalPodAutoscaler), ...graph.ofKind(scaledObject)];
  return all.flatMap((resource) => scalerOf(resource) ?? []);
}

/** One text for one target. */
export function targetKey({ namespace, kind, name }: Target): string {
  return JSON.stringify([namespace, kind, name]);
}

/** A resource as scalers name it. */
export function asTarget(resource: Resource): Target {
  const { kind, metadata } = resource.object;
  return { namespace: namespaceOf(resource), kind, name: metadata.name };
}

/** Scalers by `targetKey` of what they scale. */
export function scalersByTarget(graph: Graph): ReadonlyMap<string, readonly Scaler[]> {
  return Map.groupBy(scalersOf(graph), targetKey);
}
