import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const at30 = (schedule: string, suspend = false) =>
  object("batch/v1 CronJob", "backup", { spec: { schedule, suspend } });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("dead-schedules", objects);

it.each(["0 3 * * *", "0 0 31 * *", "0 0 29 2 *", "0 0 30 2 1", "0 0 31 2,3 *", "*/5 * * * *", "@daily"])(
  "%s comes",
  (schedule) => {
    expect(find(at30(schedule))).toEqual([]);
  },
);

it.each(["0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 feb *", "30 2 30-31 2 ?"])(
  "%s never comes",
  (schedule) => {
    expect(find(at30(schedule))).toEqual([
      at(
        "dead-schedules",
        at30(schedule),
        `spec.schedule "${schedule}" names a day that its months do not have: it never runs`,
        "correct the day or the month",
      ),
    ]);
  },
);

it("a job that people run by hand never comes by itself", () => {
  expect(find(at30("0 0 31 2 *", true))).toEqual([]);
});
