import { type Environment, secretValues } from "#lib/model/environment.ts";
import type { Scope } from "./scope.ts";

/**
 * Annotations of a workload that reads Secrets, so that its pods are replaced when a value is rotated: a running
 * pod keeps the environment that it started with. Nothing on a cluster without a reloader.
 */
export function reloadingOf({ offers }: Scope, environment: Environment): Record<string, string> {
  return secretValues(environment).length === 0 ? {} : { ...offers.reloading };
}
