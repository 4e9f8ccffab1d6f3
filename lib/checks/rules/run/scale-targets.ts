import { groupOf, type Resource } from "#lib/render/resource.ts";
import { textAt } from "../../graph/fields.ts";
import type { Rule, Violation } from "../../rule.ts";
import { scaledObject, scalersOf } from "../../scaling/scalers.ts";

/** Kinds that many have and nobody can scale. */
const unscalable = new Set(["DaemonSet", "Job", "CronJob", "Pod"]);

const appsKinds = new Set(["Deployment", "ReplicaSet", "StatefulSet"]);

/** A HorizontalPodAutoscaler looks for the group of a kind and leaves the version to the API server; KEDA does not. */
function* wrongVersion(at: Resource, title: string, apiVersion: string): Generator<Violation> {
  if (apiVersion === "apps/v1") return;
  const isFound = groupOf(apiVersion) === "apps" && at.object.kind !== scaledObject.kind;
  const named = `scaleTargetRef names ${title} by ${apiVersion}, which no cluster serves`;
  yield {
    at,
    ...(isFound && { severity: "warning" }),
    message: isFound ? `${named}: only its group still counts` : `${named}: it never scales`,
    fix: "write apps/v1",
  };
}

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
      } else if (appsKinds.has(kind) && apiVersion !== undefined) {
        yield* wrongVersion(at, `${kind} ${name}`, apiVersion);
      }
    }
  },
};
