import { isTrueAt, textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const part = /^(\*|\d{1,2}(?:-\d{1,2})?)(?:\/(\d{1,2}))?$/;

/** The numbers that a field of a schedule means; nothing where it is not understood. */
function numbersIn(field: string, least: number, most: number): number[] | undefined {
  const numbers = new Set<number>();
  for (const text of field.split(",")) {
    const [whole, range = "", step] = part.exec(text) ?? [];
    if (whole === undefined || step === "0") return undefined;
    const [first = "", last] = range.split("-");
    const from = range === "*" ? least : Number(first);
    const open = range === "*" || step !== undefined ? most : from;
    const to = last === undefined ? open : Number(last);
    for (let number = from; number <= Math.min(to, most); number += Number(step ?? 1)) numbers.add(number);
  }
  return [...numbers];
}

function withNumbers(field: string): string {
  return months.reduce((text, name, index) => text.replaceAll(name, `${index + 1}`), field.toLowerCase());
}

/** Whether there is no day on which a schedule fires: the 30th of February. */
function isDead(schedule: string): boolean {
  const [, , days = "*", inMonths = "*", weekdays = "*", more] = schedule.trim().split(/\s+/);
  // A day of the week fires beside the day of the month.
  if (more !== undefined || !/^[*?](\/1)?$/.test(weekdays)) return false;
  const wanted = numbersIn(days, 1, 31);
  const within = numbersIn(withNumbers(inMonths), 1, 12);
  if (wanted === undefined || within === undefined || wanted.length === 0 || within.length === 0)
    return false;
  return within.every((month) => wanted.every((day) => day > (longest[month - 1] ?? 31)));
}

/** A schedule fires at some time. */
export const deadSchedules: Rule = {
  number: 385,
  name: "dead-schedules",
  reason: "A schedule of a day that no month has is accepted, and the job never runs.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax",
  *check(graph) {
    for (const at of graph.ofKind({ group: "batch", kind: "CronJob" })) {
      const schedule = textAt(at.object, "spec", "schedule");
      // A suspended job is a template that people run by hand.
      if (schedule === undefined || !isDead(schedule) || isTrueAt(at.object, "spec", "suspend")) continue;
      yield {
        at,
        message: `spec.schedule "${schedule}" names a day that its months do not have: it never runs`,
        fix: "correct the day or the month",
      };
    }
  },
};
