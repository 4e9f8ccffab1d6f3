import { wrongCronField } from "#lib/model/schedule.ts";
import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const macros = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;

/** A duration as Go reads it: `1h30m`. */
const interval = /^@every [+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** A field as people write it, of one that Kubernetes reads more freely: `*-5` as `*`, `+5` as `5`, and `,` as nothing. */
function plain(field: string): string {
  const items = field.split(",").filter(Boolean);
  if (items.length === 0) return "*";
  return items.map((item) => item.replace(/^([*?])-[^/]*/, "$1").replaceAll(/\+(?=\d)/g, "")).join(",");
}

/** What is wrong with a schedule; Kubernetes takes any white space between fields, and nothing between commas. */
function wrongIn(schedule: string): string | undefined {
  if (schedule.startsWith("@")) return macros.test(schedule) || interval.test(schedule) ? undefined : "macro";
  if (/^(CRON_)?TZ=/.test(schedule)) return "place for a time zone, which is spec.timeZone";
  const fields = schedule.trim().split(/\s+/);
  return wrongCronField(fields.map(plain).join(" "));
}

const cronJob = { group: "batch", kind: "CronJob" };
const veleroSchedule = { group: "velero.io", kind: "Schedule" };

/** Schedules of CronJobs, and of the backups of Velero, are cron expressions. */
export const cronSchedules: Rule = {
  number: 120,
  name: "cron-schedules",
  reason:
    "The API server refuses a CronJob whose schedule is no cron expression, and Velero makes no backups by one.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax",
  *check(graph) {
    for (const at of [...graph.ofKind(cronJob), ...graph.ofKind(veleroSchedule)]) {
      const schedule = textAt(at.object, "spec", "schedule");
      const wrong = schedule === undefined ? undefined : wrongIn(schedule);
      if (wrong === undefined) continue;
      yield {
        at,
        message: `spec.schedule "${schedule}" is no cron expression: wrong ${wrong}`,
        fix: 'write minute, hour, day of month, month and day of week, as in "30 3 * * 1-5"',
      };
    }
  },
};
