import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Violation } from "../../rule.ts";

const jobs = new Set(["CronJob", "Job"]);

/**
 * Restart policies that a kind does not take: pods of a Job end, those of all other controllers do not.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export function* restartViolations({ workloads }: Graph): Generator<Violation> {
  for (const { resource: at, podSpec } of workloads) {
    const { kind } = at.object;
    const policy = textAt(podSpec, "restartPolicy");
    if (jobs.has(kind) && (policy === undefined || policy === "Always")) {
      yield {
        at,
        message: `its restartPolicy is ${policy ?? "not set, which means Always"}, but pods of a ${kind} have to end`,
        fix: "set restartPolicy to OnFailure or Never",
      };
    } else if (!jobs.has(kind) && kind !== "Pod" && (policy === "OnFailure" || policy === "Never")) {
      yield {
        at,
        message: `its restartPolicy is ${policy}, but pods of a ${kind} always start again`,
        fix: "remove restartPolicy, or make it a Job",
      };
    }
  }
}
