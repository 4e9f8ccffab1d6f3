import { refuse } from "./problem.ts";

/** When a scheduled job starts, in UTC. */
export interface Schedule {
  /** Five cron fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const FIELDS: readonly Field[] = [
  { name: "minute", from: 0, to: 59, names: [] },
  { name: "hour", from: 0, to: 23, names: [] },
  { name: "day of month", from: 1, to: 31, names: [] },
  { name: "month", from: 1, to: 12, names: MONTHS },
  { name: "day of week", from: 0, to: 6, names: WEEKDAYS },
];

/** The number that a value stands for, or NaN where the field has no such value. */
function numberOf(text: string, { from, to, names }: Field): number {
  const named = names.indexOf(text.toLowerCase());
  const number = named >= 0 ? from + named : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : Number.NaN;
}

function isPart(part: string, field: Field): boolean {
  const [range = "", step, ...rest] = part.split("/");
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === "*" || range === "?") return true;
  const ends = range.split("-").map((end) => numberOf(end, field));
  const [first = Number.NaN, last = first] = ends;
  return ends.length <= 2 && first <= last;
}

/**
 * The first field of a cron expression that Kubernetes would refuse, or undefined when it takes all five.
 * Kubernetes reads standard cron with names, steps and `?`; it also takes macros such as `@daily`, which are
 * refused here: five fields say the same.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function wrongCronField(expression: string): string | undefined {
  const texts = expression.split(" ");
  if (texts.length !== FIELDS.length) return "number of fields";
  return FIELDS.find((field, index) => !(texts[index] ?? "").split(",").every((part) => isPart(part, field)))
    ?.name;
}

/** A schedule in cron's own words: `cron("0,30 * * * *")`, in UTC. Refuses what Kubernetes refuses. */
export function cron(expression: string): Schedule {
  const wrong = wrongCronField(expression);
  if (wrong !== undefined) {
    refuse(
      `schedule "${expression}" is not a cron expression: wrong ${wrong}`,
      'write minute, hour, day of month, month and day of week, as in "30 3 * * 1-5"',
    );
  }
  return { cron: expression };
}

/** Every day at a time of the day in UTC: `at("03:00")`. Refuses what is not two digits, a colon and two digits. */
export function at(time: string): Schedule {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) {
    refuse(`time of day "${time}" is not valid`, 'write hours and minutes as in "03:00", in UTC');
    return { cron: "0 0 * * *" };
  }
  return { cron: `${Number(minute)} ${Number(hour)} * * *` };
}
