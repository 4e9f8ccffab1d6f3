import { describe, expect, it } from "vitest";
import { mebibytes } from "#lib/model/quantity.ts";
import { redisOf, rendered } from "#lib/render/rendered.fixture.ts";

const container = "spec.template.spec.containers[0]";

describe("redis", () => {
  it("wants a password, evicts what was used least, and saves what is left", () => {
    const set = rendered({ workloads: [redisOf("redis")] }).object("StatefulSet", "redis");
    expect(set).toHaveProperty(`${container}.args`, [
      "redis-server",
      "--requirepass",
      "$(REDIS_PASSWORD)",
      "--maxmemory",
      "192mb",
      "--maxmemory-policy",
      "allkeys-lru",
      "--appendonly",
      "yes",
    ]);
    expect(set).toHaveProperty(`${container}.env`, [
      {
        name: "REDIS_PASSWORD",
        valueFrom: { secretKeyRef: { name: "redis-credentials", key: "password" } },
      },
    ]);
  });

  it("leaves a quarter of its memory to buffers and to the fork that saves", () => {
    const redis = { ...redisOf("redis"), memory: mebibytes(64, 101) };
    const set = rendered({ workloads: [redis] }).object("StatefulSet", "redis");
    expect(set).toHaveProperty(`${container}.args[4]`, "75mb");
  });

  it("writes to its volume and to /tmp only", () => {
    const set = rendered({ workloads: [redisOf("redis")] }).object("StatefulSet", "redis");
    expect(set).toMatchObject({
      spec: {
        template: {
          spec: { containers: [{ volumeMounts: [{ mountPath: "/data" }, { mountPath: "/tmp" }] }] },
        },
      },
    });
  });
});
