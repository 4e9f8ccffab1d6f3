import { expect, it } from "vitest";
import { days } from "./duration.ts";
import { imageIn } from "./image.ts";
import { DefinitionError } from "./problem.ts";
import { gibibytes, mebibytes, millicores } from "./quantity.ts";
import { type RedisProps, redis } from "./redis.ts";
import { at } from "./schedule.ts";

const properties: RedisProps = {
  version: "7.4",
  storage: gibibytes(2),
  cpu: millicores(100),
  memory: mebibytes(256, 512),
};

it("runs one release of its minor version", () => {
  expect(imageIn(redis("cache", properties).image, "production")).toMatch(
    /^docker\.io\/library\/redis:7\.4\.\d+$/,
  );
});

it("composes its URL in the cluster, so that no password stands in Git", () => {
  const cache = redis("cache", properties);
  expect(cache.url).toEqual({ kind: "secret-key", secret: cache.credentials, key: "url" });
  expect(cache.credentials).toMatchObject({
    name: "cache-credentials",
    keys: ["password"],
    composed: { url: "redis://:{{ .password | urlquery }}@cache:6379/0" },
  });
});

it("is saved only where a definition asks for it, because a cache may be lost", () => {
  expect(redis("cache", properties)).not.toHaveProperty("backup");
  const backup = { daily: at("03:30"), keep: days(7) };
  expect(redis("cache", { ...properties, backup }).backup).toEqual({ schedule: at("03:30"), keep: days(7) });
});

it("refuses a volume that cannot hold its log while that is rewritten, because a full one stops all writes", () => {
  expect(() => redis("cache", { ...properties, storage: mebibytes(1535) })).toThrow(
    new DefinitionError(
      "storage of cache is 1535Mi, which its log of writes can fill; give it three times its memory limit of 512Mi: at least 1536Mi",
    ),
  );
  expect(redis("cache", { ...properties, storage: mebibytes(1536) }).storage).toEqual(mebibytes(1536));
});

it("refuses a name that a Service cannot have", () => {
  expect(() => redis("7-cache", properties)).toThrow(
    new DefinitionError(
      'workload name "7-cache" starts with a digit; start it with a letter, as a Service\'s name has to',
    ),
  );
});
