import { expect, it } from "vitest";
import { days } from "./duration.ts";
import { type ManagedRedisProps, managedRedis } from "./managed-redis.ts";
import { refusedBy } from "./refusals.fixture.ts";

const properties: ManagedRedisProps = {
  version: "7.0",
  class: "cache.t3.micro",
  replicas: 1,
  backup: { keep: days(1) },
};

function refusals(changes: Partial<ManagedRedisProps>, name = "sessions"): string[] {
  return refusedBy(() => managedRedis(name, { ...properties, ...changes }));
}

it("is read by its URL, from a secret of its own that Terraform writes", () => {
  const cache = managedRedis("sessions", properties);
  expect(cache.url).toEqual({ kind: "secret-key", secret: cache.credentials, key: "url" });
  expect(cache.credentials).toMatchObject({ name: "sessions-credentials", keys: ["url"], composed: {} });
});

it("refuses a name that ElastiCache finds too long", () => {
  const name = "s".repeat(41);
  expect(refusals({}, name)).toEqual([
    `cache name "${name}" has 41 characters; at most 40 are allowed: shorten it`,
  ]);
});

it("refuses a class and a version that nobody knows", () => {
  expect(refusals({ class: JSON.parse('"cache.t1.micro"'), version: JSON.parse('"8"') })).toEqual([
    'cache sessions has version "8", which is not known here; use one of 6.2, 7.0, 7.1',
    'cache sessions has class "cache.t1.micro", which is not known here; use one of cache.t3.micro, cache.t3.small, cache.t3.medium, cache.t4g.micro, cache.t4g.small, cache.t4g.medium, cache.m6g.large, cache.r6g.large',
  ]);
});

it.each([-1, 6, 0.5])("refuses %d replicas", (replicas) => {
  expect(refusals({ replicas })).toEqual([
    `cache sessions has ${replicas} replicas; give a whole number from 0 to 5`,
  ]);
});

it("refuses a retention that ElastiCache does not take", () => {
  expect(refusals({ backup: { keep: days(40) } })).toEqual([
    'backups of cache sessions are kept for 40 days; keep them 1 to 35 days, which is what AWS takes, or write "none"',
  ]);
});
