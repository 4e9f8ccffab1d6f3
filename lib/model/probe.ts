import type { Duration } from "./duration.ts";
import { refuse } from "./problem.ts";

/** An HTTP request that tells whether a container works; timing left out takes the defaults of the constructs. */
export interface Probe {
  readonly path: string;
  /** Wait before the first request. */
  readonly after?: Duration;
  /** Time between requests. */
  readonly every?: Duration;
}

/** How the kubelet learns the state of a container. */
export interface Probes {
  /** Takes traffic. */
  readonly ready: Probe | string;
  /** Is restarted when it fails. */
  readonly live: Probe | string;
  /** Holds the other two back until it has started; for workloads that start slowly. */
  readonly start?: Probe | string;
}

/**
 * A probe with its timing: `probe("/health", { after: seconds(30), every: seconds(10) })`; a bare path does
 * where the defaults fit.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function probe(path: string, timing: Omit<Probe, "path"> = {}): Probe {
  return { path, ...timing };
}

/** A probe in its full form. Refuses a path that does not start with a slash. */
export function probeOf(given: Probe | string, workload: string): Probe {
  const full = typeof given === "string" ? { path: given } : given;
  if (!full.path.startsWith("/")) {
    refuse(`workload ${workload} has probe path "${full.path}"`, 'start it with "/"');
  }
  return full;
}
