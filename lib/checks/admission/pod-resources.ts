import { textAt } from "../graph/fields.ts";
import type { Workload } from "../graph/workload.ts";
import { quantityOf } from "../quantity.ts";
import { remembered } from "../remembered.ts";
import { type Range, type Resources, resourcesOf } from "./limit-ranges.ts";

/** Amounts by resource in billionths. */
export type Amounts = ReadonlyMap<string, bigint>;

function together(one: Amounts, other: Amounts): Amounts {
  if (one.size === 0) return other;
  if (other.size === 0) return one;
  const sum = new Map(one);
  for (const [name, amount] of other) sum.set(name, (sum.get(name) ?? 0n) + amount);
  return sum;
}

function larger(one: Amounts, other: Amounts): Amounts {
  if (other.size === 0) return one;
  const most = new Map(one);
  for (const [name, amount] of other) if (amount > (most.get(name) ?? 0n)) most.set(name, amount);
  return most;
}

const nothing: Amounts = new Map();

const requestName = remembered((name) => `requests.${name}`);
const limitName = remembered((name) => `limits.${name}`);

function amountsOf({ requests, limits }: Resources): Amounts {
  const amounts = new Map<string, bigint>();
  for (const name of Object.keys(requests)) amounts.set(requestName(name), quantityOf(requests[name]) ?? 0n);
  for (const name of Object.keys(limits)) amounts.set(limitName(name), quantityOf(limits[name]) ?? 0n);
  return amounts;
}

/**
 * What a pod counts for in a quota, by the name that the quota has for it: `requests.cpu`, `limits.memory`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function amountsOfPod({ containers }: Workload, ranges: readonly Range[]): Amounts {
  let running = nothing;
  let sidecars = nothing;
  let starting = nothing;
  for (const container of containers) {
    const asked = amountsOf(resourcesOf(container, ranges));
    if (container.list === "containers") running = together(running, asked);
    else if (textAt(container.fields, "restartPolicy") === "Always") sidecars = together(sidecars, asked);
    else if (container.list === "initContainers") starting = larger(starting, together(sidecars, asked));
  }
  return larger(together(running, sidecars), starting);
}
