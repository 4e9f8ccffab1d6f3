import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const jobs = new Set(["CronJob", "Job"]);
/** Pods by themselves, which may do either. */
const free = new Set(["Pod", "PodTemplate"]);

/** Pods of a Job end, those of all other controllers start again. */
export const restartPolicies: Rule = {
  number: 113,
  name: "restart-policies",
  reason:
    "The API server refuses a Job whose pods start again for ever, and any other controller whose pods do not.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy",
  *check({ workloads }) {
    for (const { resource: at, podSpec } of workloads) {
      const { kind } = at.object;
      const policy = textAt(podSpec, "restartPolicy");
      if (jobs.has(kind) && (policy === undefined || policy === "Always")) {
        yield {
          at,
          message: `its restartPolicy is ${policy ?? "not set, which means Always"}, but pods of a ${kind} have to end`,
          fix: "set restartPolicy to OnFailure or Never",
        };
      } else if (!jobs.has(kind) && !free.has(kind) && (policy === "OnFailure" || policy === "Never")) {
        yield {
          at,
          message: `its restartPolicy is ${policy}, but pods of a ${kind} always start again`,
          fix: "remove restartPolicy, or make it a Job",
        };
      }
    }
  },
};
