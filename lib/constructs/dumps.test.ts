import { expect, it } from "vitest";
import { redisOf, rendered } from "#lib/render/rendered.fixture.ts";

it("a cache that is not saved has neither a backup nor a restore", () => {
  const application = rendered({ workloads: [redisOf("redis")] });
  expect(application.problems).toEqual([]);
  for (const kind of ["CronJob", "ServiceAccount", "ConfigMap", "NetworkPolicy"]) {
    expect(application.names(kind).filter((name) => /backup|restore/.test(name))).toEqual([]);
  }
});
