import { expect, it } from "vitest";
import { postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

const application = rendered({ workloads: [postgresOf("postgres")] });

it("a restore never starts by itself, not even on the day that its schedule would name", () => {
  expect(application.object("CronJob", "postgres-restore").spec).toMatchObject({
    suspend: true,
    schedule: "0 0 31 2 *",
    jobTemplate: { spec: { activeDeadlineSeconds: 4 * 3600, backoffLimit: 2 } },
  });
});

it("a restore is no backup: no alert looks at it", () => {
  const rules = JSON.stringify(application.object("PrometheusRule", "shop"));
  expect(rules).toContain("postgres-backup");
  expect(rules).not.toContain("postgres-restore");
});
