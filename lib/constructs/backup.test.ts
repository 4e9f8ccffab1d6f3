import { expect, it } from "vitest";
import { postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

it("a backup runs when the definition says, for an hour at the most, and never twice at a time", () => {
  const job = rendered({ workloads: [postgresOf("postgres")] }).object("CronJob", "postgres-backup");
  expect(job.spec).toMatchObject({
    schedule: "0 3 * * *",
    timeZone: "Etc/UTC",
    suspend: false,
    concurrencyPolicy: "Forbid",
    jobTemplate: { spec: { activeDeadlineSeconds: 3600, backoffLimit: 2 } },
  });
});
