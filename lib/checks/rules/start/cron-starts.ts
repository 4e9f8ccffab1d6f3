import { isTrueAt, numberAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const cronJob = { group: "batch", kind: "CronJob" };

/** The controller looks at CronJobs every ten seconds. */
const leastDeadline = 10;

/** What everybody relies on, and nobody starts by hand. */
const backup = /back-?up|snapshot|(^|-)dump(-|$)/;

/** CronJobs are started. */
export const cronStarts: Rule = {
  number: 259,
  name: "cron-starts",
  reason:
    "A CronJob that is suspended, or too late whenever somebody looks, never runs, and nothing says so.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline",
  *check({ ofKind }) {
    for (const at of ofKind(cronJob)) {
      const { object } = at;
      const deadline = numberAt(object, "spec", "startingDeadlineSeconds");
      if (deadline !== undefined && deadline < leastDeadline) {
        yield {
          at,
          message: `startingDeadlineSeconds is ${deadline}, less than the 10 s between two looks of the controller: the Job may never be started`,
          fix: "write at least 60, or leave it out",
        };
      }
      const { name } = object.metadata;
      if (isTrueAt(object, "spec", "suspend") && backup.test(name) && !name.includes("restore")) {
        yield {
          at,
          severity: "warning",
          message: "it is suspended: no backup is made",
          fix: "remove suspend",
        };
      }
    }
  },
};
