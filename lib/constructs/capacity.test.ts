import { describe, expect, it } from "vitest";
import { between } from "#lib/model/replicas.ts";
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

  it("holds one cache, because two never run on one volume", () => {
    expect(capacityOf([redisOf("redis")])).toMatchObject({ pods: 1 + spare.pods, cpu: 50 + spare.cpu });
  });

  it("holds two runs of a job: one may still be ending when the next begins", () => {
    expect(capacityOf([jobOf("report")])).toMatchObject({
      pods: 2 + spare.pods,
      memory: 2 * 128 + spare.memory,
    });
  });

  it("adds workloads up", () => {
    const workloads = [serviceOf("backend"), redisOf("redis"), jobOf("report")];
    expect(capacityOf(workloads).pods).toBe(3 + 1 + 2 + spare.pods);
  });
});
