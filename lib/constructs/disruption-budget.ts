import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import type { Service } from "#lib/model/workload.ts";
import { labelsOf, selectorOf } from "./labels.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";

/**
 * Lets a node be drained one pod at a time. A service that may run as a single pod has no budget: it could only
 * forbid every drain.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function addDisruptionBudget(scope: Scope, service: Service): void {
  const { name, replicas } = service;
  if (replicas.min < 2) return;
  addObject(
    scope.chart,
    new PodDisruptionBudget({
      metadata: { name, namespace: scope.namespace, labels: labelsOf(scope, name) },
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: selectorOf(service) },
        unhealthyPodEvictionPolicy: "AlwaysAllow",
      },
    }),
  );
}
