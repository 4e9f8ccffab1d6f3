import type { Bytes, Cpu } from "#lib/model/quantity.ts";
import type { Redis, Service, Workload } from "#lib/model/workload.ts";
import type { Capacity } from "./namespace.ts";

/** Room for a pod that somebody starts to look around, for an exporter, and for a job that carries a dump. */
const SPARE = { pods: 1, cpu: 100, memory: 128 };

function pods(count: number, cpu: Cpu, memory: Bytes): Capacity {
  return {
    pods: count,
    cpu: count * cpu.request,
    memory: count * memory.request,
    memoryLimit: count * memory.limit,
  };
}

function spare(count: number): Capacity {
  return {
    pods: count * SPARE.pods,
    cpu: count * SPARE.cpu,
    memory: count * SPARE.memory,
    memoryLimit: 2 * count * SPARE.memory,
  };
}

/** Pods of a service besides its replicas while it is rolled out: a new one, and an old one that still stops. */
const ROLLOUT = 2;

function larger(one: Capacity, other: Capacity): Capacity {
  return {
    pods: Math.max(one.pods, other.pods),
    cpu: Math.max(one.cpu, other.cpu),
    memory: Math.max(one.memory, other.memory),
    memoryLimit: Math.max(one.memoryLimit, other.memoryLimit),
  };
}

/** Backup and restore of a cache, whose tools take as much memory as the server. */
function dumpsOf({ backup, cpu, memory }: Redis): Capacity {
  return backup === undefined ? spare(0) : larger(pods(2, cpu, memory), spare(2));
}

/**
 * Pods of a service at most. With a delivery of its own it may run twice: blue beside green, or the Rollout beside
 * the Deployment that it takes over from.
 */
function podsOf({ replicas, delivery, migration }: Service): number {
  const running = delivery === undefined ? replicas.max : 2 * replicas.max;
  return running + ROLLOUT + (migration === undefined ? 0 : 1);
}

/** What the exporters in the pods of a service take; they are in no pods of their own. */
function exportersOf(service: Service): Capacity[] {
  const { exporter } = service;
  if (exporter === undefined) return [];
  return [{ ...pods(podsOf(service), exporter.cpu, exporter.memory), pods: 0 }];
}

/** What a workload takes at most: all replicas in a rollout, or two runs of a job. */
function atMost(workload: Workload): Capacity[] {
  const { cpu, memory } = workload;
  switch (workload.kind) {
    case "service":
      return [pods(podsOf(workload), cpu, memory), ...exportersOf(workload)];
    case "postgres":
      // The server, its exporter, its backup and its restore.
      return [pods(1, cpu, memory), spare(3)];
    case "redis":
      // The server, its exporter, its backup and its restore.
      return [pods(1, cpu, memory), spare(1), dumpsOf(workload)];
    case "scheduled-job":
      return [pods(2, cpu, memory)];
  }
}

/** The most that a set of workloads takes together: the quota of their namespace. */
export function capacityOf(workloads: readonly Workload[]): Capacity {
  const parts = [...workloads.flatMap(atMost), spare(1)];
  return {
    pods: parts.reduce((sum, part) => sum + part.pods, 0),
    cpu: parts.reduce((sum, part) => sum + part.cpu, 0),
    memory: parts.reduce((sum, part) => sum + part.memory, 0),
    memoryLimit: parts.reduce((sum, part) => sum + part.memoryLimit, 0),
  };
}
