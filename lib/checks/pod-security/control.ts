import type { Found } from "../graph/fields.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { enumerate } from "../wording.ts";

/** One thing that a Pod Security level forbids or demands. */
export interface Control {
  /** Minor version of the standards since which it is asked for; every version where it is left out. */
  readonly since?: number;
  /** What of the pods breaks it, as the admission says it; undefined where nothing does. */
  broken(workload: Workload, minor: number): string | undefined;
  /** What mends it. */
  readonly fix: string;
}

/** `container main`, `containers main and sidecar`. */
export function containersText(containers: readonly Container[]): string {
  const noun = containers.length === 1 ? "container" : "containers";
  return `${noun} ${enumerate(containers.map(({ name }) => name))}`;
}

/** What breaks a control where some containers do: the containers and what is said of them. */
export function ofContainers(containers: readonly Container[], what: string): string | undefined {
  return containers.length === 0 ? undefined : `${containersText(containers)} ${what}`;
}

/** Whether a security context of some container has a field at all: nearly none has most of them. */
export function areSet(containers: readonly Container[], field: string): boolean {
  for (const { security } of containers) if (security[field] !== undefined) return true;
  return false;
}

/** Whether something is set: the API server takes null for nothing. */
export function isSet(value: Found): boolean {
  return value !== undefined && value !== null;
}
