import type { Resource } from "#lib/render/resource.ts";
import { listAt, numberAt, textAt, valueAt } from "../graph/fields.ts";
import { scaledObject } from "./scalers.ts";

/** A share of requests that an autoscaler holds. */
export interface Utilization {
  readonly resource: string;
  /** The one container that counts; all of them where there is none. */
  readonly container: string | undefined;
}

function ofTriggers({ object }: Resource): Utilization[] {
  return listAt(object, "spec", "triggers").flatMap((trigger): Utilization[] => {
    const resource = textAt(trigger, "type");
    const type = textAt(trigger, "metricType") ?? textAt(trigger, "metadata", "type") ?? "Utilization";
    if ((resource !== "cpu" && resource !== "memory") || type !== "Utilization") return [];
    return [{ resource, container: textAt(trigger, "metadata", "containerName") }];
  });
}

/**
 * The utilizations that a HorizontalPodAutoscaler or ScaledObject holds: each is a share of what containers request.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work
 */
export function utilizationsOf(scaler: Resource): Utilization[] {
  if (scaler.object.kind === scaledObject.kind) return ofTriggers(scaler);
  const spec = valueAt(scaler.object, "spec");
  const old = numberAt(spec, "targetCPUUtilizationPercentage");
  const metrics = listAt(spec, "metrics").flatMap((metric): Utilization[] => {
    const field = textAt(metric, "type") === "ContainerResource" ? "containerResource" : "resource";
    const source = valueAt(metric, field);
    const resource = textAt(source, "name");
    const isShare = numberAt(source, "target", "averageUtilization") !== undefined;
    if (resource === undefined || !isShare) return [];
    return [{ resource, container: textAt(source, "container") }];
  });
  // An autoscaler that says no metrics holds 80 % of the CPU.
  const usual = metrics.length === 0 && listAt(spec, "metrics").length === 0;
  return old !== undefined || usual ? [...metrics, { resource: "cpu", container: undefined }] : metrics;
}
