import { describe, expect, it } from "vitest";
import { days } from "#lib/model/duration.ts";
import { mebibytes } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { at } from "#lib/model/schedule.ts";
import { jobOf, postgresOf, redisOf, serviceOf } from "#lib/render/rendered.fixture.ts";
import { capacityOf } from "./capacity.ts";

/** Room for a pod that somebody starts by hand. */
const spare = { pods: 1, cpu: 100, memory: 128, memoryLimit: 256 };

describe("capacity", () => {
  it("has room to look around where nothing else runs", () => {
    expect(capacityOf([])).toEqual(spare);
  });

  it("holds all replicas of a service, and the one that comes and the one that goes in a rollout", () => {
    const backend = serviceOf("backend", { replicas: between(2, 6).atCpu(70) });
    expect(capacityOf([backend])).toEqual({
      pods: 8 + spare.pods,
      cpu: 8 * 100 + spare.cpu,
      memory: 8 * 128 + spare.memory,
      memoryLimit: 8 * 256 + spare.memoryLimit,
    });
  });

  it("holds a database with its exporter, its backup and its restore", () => {
    expect(capacityOf([postgresOf("postgres")])).toEqual({
      pods: 4 + spare.pods,
      cpu: 100 + 3 * 100 + spare.cpu,
      memory: 256 + 3 * 128 + spare.memory,
      memoryLimit: 512 + 3 * 256 + spare.memoryLimit,
    });
  });

  it("holds a cache with its exporter", () => {
    expect(capacityOf([redisOf("redis")])).toEqual({
      pods: 2 + spare.pods,
      cpu: 50 + 100 + spare.cpu,
      memory: 128 + 128 + spare.memory,
      memoryLimit: 256 + 256 + spare.memoryLimit,
    });
  });

  it("holds the backup and the restore of a cache, which take as much memory as the cache", () => {
    const backup = { daily: at("03:30"), keep: days(7) };
    expect(capacityOf([redisOf("redis", { backup, memory: mebibytes(170, 340) })])).toEqual({
      pods: 4 + spare.pods,
      cpu: 50 + 3 * 100 + spare.cpu,
      memory: 3 * 170 + 128 + spare.memory,
      memoryLimit: 3 * 340 + 256 + spare.memoryLimit,
    });
  });

  it("holds two runs of a job: one may still be ending when the next begins", () => {
    expect(capacityOf([jobOf("report")])).toMatchObject({
      pods: 2 + spare.pods,
      memory: 2 * 128 + spare.memory,
    });
  });

  it("adds workloads up", () => {
    const workloads = [serviceOf("backend"), redisOf("redis"), jobOf("report")];
    expect(capacityOf(workloads).pods).toBe(3 + 2 + 2 + spare.pods);
  });
});
