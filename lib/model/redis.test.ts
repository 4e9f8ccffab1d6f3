import { expect, it } from "vitest";
import { imageIn } from "./image.ts";
import { DefinitionError } from "./problem.ts";
import { gibibytes, mebibytes, millicores } from "./quantity.ts";
import { type RedisProps, redis } from "./redis.ts";

const properties: RedisProps = {
  version: "7.4",
  storage: gibibytes(1),
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

it("refuses a name that a Service cannot have", () => {
  expect(() => redis("7-cache", properties)).toThrow(
    new DefinitionError(
      'workload name "7-cache" starts with a digit; start it with a letter, as a Service\'s name has to',
    ),
  );
});
