import type { Found } from "../graph/fields.ts";
import type { FieldTable } from "./table.ts";

/** How many pods a rollout may do without or have more: shares are at most so many percent. */
export const bounds: FieldTable<number> = {
  "apps/Deployment": {
    "spec.strategy.rollingUpdate.maxSurge": Number.POSITIVE_INFINITY,
    "spec.strategy.rollingUpdate.maxUnavailable": 100,
  },
  "apps/DaemonSet": {
    "spec.updateStrategy.rollingUpdate.maxSurge": 100,
    "spec.updateStrategy.rollingUpdate.maxUnavailable": 100,
  },
  "apps/StatefulSet": { "spec.updateStrategy.rollingUpdate.maxUnavailable": 100 },
};

/** Whether a value is a number of pods, or a share of at most so many percent. */
export function isBound(value: Found, most: number): boolean {
  const share = typeof value === "string" ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return typeof value === "number" ? value >= 0 : Number(share ?? Number.NaN) <= most;
}
