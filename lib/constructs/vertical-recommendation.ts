import { VerticalPodAutoscaler } from "@kubernetes-models/autoscaler/autoscaling.k8s.io/v1/VerticalPodAutoscaler";
import type { Workload } from "#lib/model/workload.ts";
import { labelsOf } from "./labels.ts";
import { addObject } from "./object.ts";
import { controllerOf } from "./rollout.ts";
import type { Scope } from "./scope.ts";
import { definedLater } from "./sync.ts";

function targetOf(workload: Workload): { apiVersion: string; kind: string; name: string } | undefined {
  switch (workload.kind) {
    case "service":
      return controllerOf(workload);
    case "postgres":
    case "redis":
      return { apiVersion: "apps/v1", kind: "StatefulSet", name: workload.name };
    case "scheduled-job":
      return undefined;
  }
}

/**
 * Has the requests of a workload recommended from what it uses, where the cluster offers that. It changes
 * nothing: requests stand in Git, and the number of pods is the horizontal autoscaler's.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/quickstart.md
 */
export function addVerticalRecommendation(scope: Scope, workload: Workload): void {
  const targetRef = targetOf(workload);
  if (targetRef === undefined || scope.offers.verticalRecommendations === undefined) return;
  const { name } = workload;
  addObject(
    scope.chart,
    new VerticalPodAutoscaler({
      metadata: {
        name,
        namespace: scope.namespace,
        labels: labelsOf(scope, name),
        annotations: { ...definedLater },
      },
      spec: { targetRef, updatePolicy: { updateMode: "Off" } },
    }),
  );
}
