import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { isTrueAt, numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, kindId, kindOf, namespaceOf } from "../../graph/kind.ts";

const scaled = new Set([
  "/ReplicationController",
  "apps/Deployment",
  "apps/ReplicaSet",
  "apps/StatefulSet",
  "argoproj.io/Rollout",
]);

/** Whether something scales a workload from nothing to something. */
function awoken({ ofKind }: Graph): (resource: Resource) => boolean {
  const targets = ofKind({ group: "keda.sh", kind: "ScaledObject" }).map(
    (scaler) => `${namespaceOf(scaler)}/${textAt(scaler.object, "spec", "scaleTargetRef", "name") ?? ""}`,
  );
  const known = new Set(targets);
  return (resource) => known.has(`${namespaceOf(resource)}/${resource.object.metadata.name}`);
}

/** What ran, and is told to stop. */
export const stoppedWorkloads: ChangeRule = {
  number: 621,
  name: "stopped-workloads",
  reason: "With no replicas nobody answers, and a CronJob that is suspended no longer runs.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment",
  *check(change) {
    const isAwoken = awoken(change.head.graph);
    for (const { before, after } of change.changed) {
      if (isOf(after, { group: "batch", kind: "CronJob" })) {
        if (isTrueAt(before.object, "spec", "suspend") || !isTrueAt(after.object, "spec", "suspend"))
          continue;
        const message = "spec.suspend is true now: it no longer runs";
        yield destroys(after, { message, cure: "leave spec.suspend as it is" });
      }
      if (!scaled.has(kindId(kindOf(after.object))) || isAwoken(after)) continue;
      const [was, is] = [before, after].map(({ object }) => numberAt(object, "spec", "replicas"));
      if (is !== 0 || was === 0) continue;
      const message = `spec.replicas is 0 after ${was ?? 1}: all of its pods stop, and no autoscaler starts them again`;
      yield destroys(after, { message, cure: "leave at least one" });
    }
  },
};
