import { describe, expect, it } from "vitest";
import { mebibytes } from "#lib/model/quantity.ts";
import { redisOf, rendered } from "#lib/render/rendered.fixture.ts";

const container = "spec.template.spec.containers[0]";

describe("redis", () => {
  it("SC4 wants a password, evicts what was used least, and saves each write once", () => {
    const set = rendered({ workloads: [redisOf("redis")] }).object("StatefulSet", "redis");
    expect(set).toHaveProperty(`${container}.args`, [
      "redis-server",
      "--requirepass",
      "$(REDISCLI_AUTH)",
      "--maxmemory",
      "192mb",
      "--maxmemory-policy",
      "allkeys-lru",
      "--appendonly",
      "yes",
      "--save",
      "",
    ]);
    expect(set).toHaveProperty(`${container}.env`, [
      {
        name: "REDISCLI_AUTH",
        valueFrom: { secretKeyRef: { name: "redis-credentials", key: "password" } },
      },
    ]);
  });

  it("leaves a quarter of its memory to buffers and to the fork that saves", () => {
    const redis = { ...redisOf("redis"), memory: mebibytes(64, 101) };
    const set = rendered({ workloads: [redis] }).object("StatefulSet", "redis");
    expect(set).toHaveProperty(`${container}.args[4]`, "75mb");
  });

  it("is asked by redis-cli, which knows the password and fails where the answer is an error", () => {
    const set = rendered({ workloads: [redisOf("redis")] }).object("StatefulSet", "redis");
    const exec = { command: ["redis-cli", "-e", "ping"] };
    expect(set).toHaveProperty(
      container,
      expect.objectContaining({ readinessProbe: expect.objectContaining({ exec }) }),
    );
    expect(set).toHaveProperty(
      container,
      expect.objectContaining({ livenessProbe: expect.objectContaining({ exec }) }),
    );
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
