import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { Pace, Replicas } from "#lib/model/replicas.ts";
import type { Service } from "#lib/model/workload.ts";
import { labelsOf } from "./labels.ts";
import { addObject } from "./object.ts";
import { controllerOf } from "./rollout.ts";
import type { Scope } from "./scope.ts";

function utilization(name: "cpu" | "memory", averageUtilization: number) {
  return {
    type: "Resource" as const,
    resource: { name, target: { type: "Utilization" as const, averageUtilization } },
  };
}

function policy({ pods, every }: Pace) {
  return { policies: [{ type: "Pods" as const, value: pods, periodSeconds: every.seconds }] };
}

/** The pace that a definition asks for; what it leaves open is Kubernetes' own. */
function behaviorOf({ growth, shrinkage }: Replicas) {
  if (growth === undefined && shrinkage === undefined) return {};
  return {
    behavior: {
      ...(growth === undefined ? {} : { scaleUp: policy(growth) }),
      ...(shrinkage === undefined ? {} : { scaleDown: policy(shrinkage) }),
    },
  };
}

/** Whether the number of pods is the autoscaler's to choose. */
export function isAutoscaled({ min, max }: Replicas): boolean {
  return min < max;
}

/**
 * Scales a service between its bounds; a service with a fixed number of replicas has none.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export function addAutoscaler(scope: Scope, service: Service): void {
  const { name, replicas } = service;
  const { min, max, cpu, memory } = replicas;
  if (!isAutoscaled(replicas)) return;
  addObject(
    scope.chart,
    new HorizontalPodAutoscaler({
      metadata: { name, namespace: scope.namespace, labels: labelsOf(scope, name) },
      spec: {
        scaleTargetRef: controllerOf(service),
        minReplicas: min,
        maxReplicas: max,
        metrics: [
          ...(cpu === undefined ? [] : [utilization("cpu", cpu)]),
          ...(memory === undefined ? [] : [utilization("memory", memory)]),
        ],
        ...behaviorOf(replicas),
      },
    }),
  );
}
