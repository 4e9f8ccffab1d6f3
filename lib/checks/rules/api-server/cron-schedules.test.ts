import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("cron-schedules", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("cron-schedules", one, message, fix)]);
}

describe("schedules", () => {
  const job = (schedule: string) => object("batch/v1 CronJob", "backup", { spec: { schedule } });

  it.each([
    "0 3 * JAN-MAR Mon",
    " 0  3 * * * ",
    "@daily",
    "@every 1h30m",
    "@every 0",
    "1,,2 3 * * *",
    "5/15 * * * *",
  ])('may be "%s"', (schedule) => {
    expect(find(job(schedule))).toEqual([]);
  });

  it("of Velero are the same", () => {
    const daily = (schedule: string) => object("velero.io/v1 Schedule", "daily", { spec: { schedule } });
    expect(find(daily("0 1 * * *"))).toEqual([]);
    expect(find(daily("0 1 * *"))).toHaveLength(1);
  });

  it.each([
    ["0 0 3 * * *", "number of fields"],
    ["60 3 * * *", "minute"],
    ["0 3 * * 7", "day of week"],
    ["0 5-3 * * *", "hour"],
    ["@noon", "macro"],
    ["@every day", "macro"],
    ["TZ=UTC 0 3 * * *", "place for a time zone, which is spec.timeZone"],
  ])('may not be "%s"', (schedule, wrong) => {
    expectFault(
      job(schedule),
      `spec.schedule "${schedule}" is no cron expression: wrong ${wrong}`,
      'write minute, hour, day of month, month and day of week, as in "30 3 * * 1-5"',
    );
  });
});
