import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, type Destruction, destroys, replaces } from "../../change/destruction.ts";
import { numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf, namespaceOf } from "../../graph/kind.ts";
import { titleOf } from "../../wording.ts";

const scaled = new Set(["apps/Deployment", "apps/StatefulSet", "argoproj.io/Rollout"]);

const scalers = [
  { group: "autoscaling", kind: "HorizontalPodAutoscaler" },
  { group: "keda.sh", kind: "ScaledObject" },
];

/** Autoscalers by what they scale. */
function scalersIn(graph: Graph): ReadonlyMap<string, Resource> {
  return new Map(
    scalers.flatMap(graph.ofKind).map((scaler) => {
      const target = textAt(scaler.object, "spec", "scaleTargetRef", "name") ?? "";
      const kind = textAt(scaler.object, "spec", "scaleTargetRef", "kind") ?? "Deployment";
      return [`${namespaceOf(scaler)}/${kind}/${target}`, scaler];
    }),
  );
}

function handedOver(workload: Resource, scaler: Resource, replicas: number): Destruction {
  const message = `spec.replicas is gone after ${replicas}: on the next sync it has one pod, until ${titleOf(scaler)} acts`;
  return replaces(workload, {
    severity: "warning",
    message,
    cure: "take the field out of the live object's last-applied-configuration first, or add it to ignoreDifferences with RespectIgnoreDifferences=true before it goes",
  });
}

function abandoned(workload: Resource, scaler: Resource): Destruction {
  const message = `${titleOf(scaler)} is gone and spec.replicas is not set: it keeps the number of pods that it happens to have, and has one where it is made anew`;
  return destroys(workload, { severity: "warning", message, cure: "set spec.replicas" });
}

/** Who says how many pods there are. */
export const scalingHandover: ChangeRule = {
  number: 622,
  name: "scaling-handover",
  reason: "Where nobody says how many pods there are, there is one.",
  see: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling",
  *check({ base, head, changed, ...change }) {
    const before = scalersIn(base.graph);
    const after = scalersIn(head.graph);
    const keyOf = (workload: Resource) =>
      `${namespaceOf(workload)}/${workload.object.kind}/${workload.object.metadata.name}`;
    for (const kept of changed) {
      const scaler = before.has(keyOf(kept.after)) ? undefined : after.get(keyOf(kept.after));
      if (!scaled.has(kindId(kindOf(kept.after.object))) || scaler === undefined) continue;
      const [was, is] = [kept.before, kept.after].map(({ object }) => numberAt(object, "spec", "replicas"));
      if (was !== undefined && was > 1 && is === undefined) yield handedOver(kept.after, scaler, was);
    }
    if (change.removed.length === 0) return;
    for (const { resource } of head.graph.workloads) {
      const scaler = before.get(keyOf(resource));
      if (scaler === undefined || after.has(keyOf(resource))) continue;
      const isUnsaid = numberAt(resource.object, "spec", "replicas") === undefined;
      if (isUnsaid && scaled.has(kindId(kindOf(resource.object)))) yield abandoned(resource, scaler);
    }
  },
};
