import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "cron-starts";
const job = (name: string, spec: Value) => object("batch/v1 CronJob", name, { spec });

describe("CronJobs", () => {
  it("are started", () => {
    const good = [
      job("postgres-backup", { startingDeadlineSeconds: 300 }),
      job("postgres-restore", { suspend: true }),
      job("report", { suspend: true }),
    ];
    expect(findingsOf(rule, good)).toEqual([]);
  });

  it("are not started too late", () => {
    const wrong = job("report", { startingDeadlineSeconds: 5 });
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        "startingDeadlineSeconds is 5, less than the 10 s between two looks of the controller: the Job may never be started",
        "write at least 60, or leave it out",
      ),
    ]);
  });

  it("are not suspended where they make backups", () => {
    const wrong = job("postgres-backup", { suspend: true });
    expect(findingsOf(rule, [wrong])).toEqual([
      at(rule, wrong, "it is suspended: no backup is made", "remove suspend", "warning"),
    ]);
  });
});
