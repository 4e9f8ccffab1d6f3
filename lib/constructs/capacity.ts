import type { Bytes, Cpu } from "#lib/model/quantity.ts";
import type { Workload } from "#lib/model/workload.ts";
import type { Capacity } from "./namespace.ts";

/** Room for a pod that somebody starts to look around, and for an exporter beside each database. */
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

/** What a workload takes at most: all replicas in a rollout, or two runs of a job. */
function atMost(workload: Workload): Capacity[] {
  const { cpu, memory } = workload;
  switch (workload.kind) {
    case "service":
      return [
        pods(workload.replicas.max + ROLLOUT + (workload.migration === undefined ? 0 : 1), cpu, memory),
      ];
    case "postgres":
      // The server, its exporter, its backup and its restore.
      return [pods(1, cpu, memory), spare(3)];
    case "redis":
      return [pods(1, cpu, memory)];
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
