import { numberAt } from "../graph/fields.ts";
import type { Workload } from "../graph/workload.ts";
import { asTarget, type Scaler, targetKey } from "./scalers.ts";

/** Kinds that run a number of pods which somebody chooses. */
const withReplicas = new Set(["Deployment", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"]);

/** The replicas that a workload says, or the one that is usual; nothing for kinds without. */
export function saidReplicas({ resource: { object } }: Workload): number | undefined {
  return withReplicas.has(object.kind) ? (numberAt(object, "spec", "replicas") ?? 1) : undefined;
}

/** The fewest pods of a workload, by its scalers or else by its replicas; nothing for kinds without replicas. */
export function leastReplicas(
  workload: Workload,
  scalers: ReadonlyMap<string, readonly Scaler[]>,
): number | undefined {
  const said = saidReplicas(workload);
  const [scaler] = scalers.get(targetKey(asTarget(workload.resource))) ?? [];
  return said === undefined ? undefined : (scaler?.least ?? said);
}
