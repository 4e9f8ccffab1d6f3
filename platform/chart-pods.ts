import { mebibytesOf, millicoresOf } from "#lib/capacity/quantity.ts";
import type { ProvidedPods } from "#lib/model/provided.ts";
import type { Resources } from "./chart-values.ts";

function together(containers: readonly Resources[]): Pick<ProvidedPods, "cpu" | "memory"> {
  const requests = containers.map((container) => container.requests);
  return {
    cpu: requests.reduce((sum, { cpu }) => sum + millicoresOf(cpu), 0),
    memory: requests.reduce((sum, { memory }) => sum + mebibytesOf(memory), 0),
  };
}

/**
 * Pods of a chart whose containers have the resources that its values give them: `podsOf(2, values.resources)`. Init
 * containers of the charts here request no more than the containers, and change nothing.
 */
export function podsOf(
  replicas: ProvidedPods["replicas"],
  ...containers: readonly Resources[]
): ProvidedPods {
  return { replicas, ...together(containers) };
}
