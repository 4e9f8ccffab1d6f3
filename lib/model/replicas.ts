import type { Duration } from "./duration.ts";
import { refuse } from "./problem.ts";

/** How fast autoscaling changes the number of pods: at most so many in so much time. */
export interface Pace {
  readonly pods: number;
  readonly every: Duration;
}

/** How many pods a workload has, and what makes it more of them. */
export interface Replicas {
  readonly min: number;
  readonly max: number;
  /** Average CPU use, in percent of the request, that autoscaling aims at. */
  readonly cpu?: number;
  /** Average memory use, in percent of the request, that autoscaling aims at. */
  readonly memory?: number;
  /** @default - as fast as Kubernetes does: doubled every 15 s */
  readonly growth?: Pace;
  /** @default - as fast as Kubernetes does: at once, after 5 minutes of less load */
  readonly shrinkage?: Pace;
}

/** Replicas that autoscale, to be completed with what they scale at. */
export interface Scaling extends Replicas {
  /** Scales at an average CPU use, in percent of the request. */
  atCpu(percent: number): Scaling;
  /** Scales at an average memory use, in percent of the request; choose it only for what gives memory back. */
  atMemory(percent: number): Scaling;
  /** Adds at most so many pods in a period. */
  growing(pods: number, every: Duration): Scaling;
  /** Removes at most so many pods in a period. */
  shrinking(pods: number, every: Duration): Scaling;
}

/** The longest period that a policy of an autoscaler looks back. */
const MAX_PERIOD_SECONDS = 1800;

function checkPace(pods: number, every: Duration): void {
  if (!Number.isInteger(pods) || pods < 1) {
    refuse(`autoscaling by ${pods} pods is out of range`, "give a whole number of at least 1");
  }
  if (every.seconds > MAX_PERIOD_SECONDS) {
    refuse(`autoscaling every ${every.seconds} s is out of range`, "give at most 30 minutes");
  }
}

function checkPercent(percent: number, what: string): void {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    refuse(
      `autoscaling at ${what} ${percent} is out of range`,
      "give whole percent of the request from 1 to 100",
    );
  }
}

function scaling(replicas: Replicas): Scaling {
  return {
    ...replicas,
    atCpu(percent) {
      checkPercent(percent, "CPU");
      return scaling({ ...replicas, cpu: percent });
    },
    atMemory(percent) {
      checkPercent(percent, "memory");
      return scaling({ ...replicas, memory: percent });
    },
    growing(pods, every) {
      checkPace(pods, every);
      return scaling({ ...replicas, growth: { pods, every } });
    },
    shrinking(pods, every) {
      checkPace(pods, every);
      return scaling({ ...replicas, shrinkage: { pods, every } });
    },
  };
}

/**
 * Autoscaling: `between(2, 6).atCpu(70)`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export function between(min: number, max: number): Scaling {
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 1) {
    refuse(
      `replicas between(${min}, ${max}) are not whole numbers of at least 1`,
      "give such numbers: autoscaling never goes to zero",
    );
  } else if (min > max) {
    refuse(
      `replicas between(${min}, ${max}) have a minimum above the maximum`,
      "give the smaller number first",
    );
  }
  return scaling({ min, max });
}

/** Replicas as a definition gives them, a number or a range, in one form. */
export function replicasOf(given: number | Replicas, workload: string): Replicas {
  if (typeof given === "number") {
    if (!Number.isInteger(given) || given < 1) {
      refuse(`workload ${workload} has ${given} replicas`, "give a whole number of at least 1");
    }
    return { min: given, max: given };
  }
  if (given.min < given.max && given.cpu === undefined && given.memory === undefined) {
    refuse(
      `workload ${workload} has between ${given.min} and ${given.max} replicas and nothing to scale at`,
      "add .atCpu(70) or .atMemory(80)",
    );
  }
  return given;
}
