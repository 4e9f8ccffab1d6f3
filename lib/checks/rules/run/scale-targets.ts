import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";
import { scalersOf } from "../../scaling/scalers.ts";

/** Kinds that many have and nobody can scale. */
const unscalable = new Set(["DaemonSet", "Job", "CronJob", "Pod"]);

const appsKinds = new Set(["Deployment", "ReplicaSet", "StatefulSet"]);

/** What an autoscaler scales can be scaled. */
export const scaleTargets: Rule = {
  number: 365,
  name: "scale-targets",
  reason: "An autoscaler of something without a number of replicas is accepted, and does nothing.",
  see: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#api-object",
  *check(graph) {
    for (const { resource: at, kind, name } of scalersOf(graph)) {
      const apiVersion = textAt(at.object, "spec", "scaleTargetRef", "apiVersion");
      if (unscalable.has(kind)) {
        yield { at, message: `${kind} ${name} cannot be scaled`, fix: "name a Deployment or StatefulSet" };
      } else if (
        appsKinds.has(kind) &&
        apiVersion?.startsWith("apps/") === true &&
        apiVersion !== "apps/v1"
      ) {
        const message = `scaleTargetRef names ${kind} ${name} by ${apiVersion}, which no cluster serves: it never scales`;
        yield { at, message, fix: "write apps/v1" };
      }
    }
  },
};
