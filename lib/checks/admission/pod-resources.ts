import { textAt } from "../graph/fields.ts";
import type { Workload } from "../graph/workload.ts";
import { quantityOf } from "../quantity.ts";
import { type Range, resourcesOf } from "./limit-ranges.ts";

/** Amounts by resource in billionths. */
export type Amounts = ReadonlyMap<string, bigint>;

function together(one: Amounts, other: Amounts): Amounts {
  const sum = new Map(one);
  for (const [name, amount] of other) sum.set(name, (sum.get(name) ?? 0n) + amount);
  return sum;
}

function larger(one: Amounts, other: Amounts): Amounts {
  const most = new Map(one);
  for (const [name, amount] of other) if (amount > (most.get(name) ?? 0n)) most.set(name, amount);
  return most;
}

const nothing: Amounts = new Map();

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
    const { requests, limits } = resourcesOf(container, ranges);
    const named = [
      ...Object.entries(requests).map(([name, amount]) => [`requests.${name}`, amount] as const),
      ...Object.entries(limits).map(([name, amount]) => [`limits.${name}`, amount] as const),
    ];
    const asked = new Map(named.map(([name, amount]): [string, bigint] => [name, quantityOf(amount) ?? 0n]));
    if (container.list === "containers") running = together(running, asked);
    else if (textAt(container.fields, "restartPolicy") === "Always") sidecars = together(sidecars, asked);
    else if (container.list === "initContainers") starting = larger(starting, together(sidecars, asked));
  }
  return larger(together(running, sidecars), starting);
}
