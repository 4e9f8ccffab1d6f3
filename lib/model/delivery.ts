import type { Duration } from "./duration.ts";
import { refuse } from "./problem.ts";
import type { Replicas } from "./replicas.ts";

/** One step of a canary. */
export interface CanaryStep {
  /** Percent of the pods that run the new version, and with that of the requests that it answers. */
  readonly weight: number;
  /** Time that alerts and people have to find fault with the new version before the next step. */
  readonly pause: Duration;
}

/** More and more pods run the new version, with a pause after each step. */
export interface Canary {
  readonly kind: "canary";
  readonly steps: readonly CanaryStep[];
}

/** All pods of the new version run beside the old ones before it gets any request. */
export interface BlueGreen {
  readonly kind: "blue-green";
  readonly promote: "automatic" | "by hand";
}

/** How a new version of a service takes over, where it does not simply replace pod after pod. */
export type ProgressiveDelivery = Canary | BlueGreen;

/**
 * A canary: `canary([{ weight: 10, pause: minutes(5) }, { weight: 50, pause: minutes(10) }])`. After the last pause
 * all pods follow. Refuses no steps, weights that are no whole percent from 1 to 99, and weights that do not rise.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 */
export function canary(steps: readonly CanaryStep[]): Canary {
  if (steps.length === 0) {
    refuse("a canary has no steps", "give at least one: { weight: 10, pause: minutes(5) }");
  }
  for (const { weight } of steps) {
    if (Number.isInteger(weight) && weight >= 1 && weight <= 99) continue;
    refuse(
      `canary weight ${weight} is out of range`,
      "give whole percent from 1 to 99: all pods follow after the last step",
    );
  }
  for (const [index, { weight }] of steps.entries()) {
    const before = steps[index - 1]?.weight ?? 0;
    if (index === 0 || weight > before) continue;
    refuse(`canary weight ${weight} follows ${before}`, "give each step a higher weight than the one before");
  }
  return { kind: "canary", steps };
}

/**
 * A new version behind a Service of its own, `<service>-preview`, which becomes the active one at once: when all its
 * pods are available, or when a person promotes it (`kubectl argo rollouts promote <name>`, or the action
 * "promote-full" of Argo CD).
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
 */
export function blueGreen({ promote }: { promote: BlueGreen["promote"] }): BlueGreen {
  return { kind: "blue-green", promote };
}

/** Refuses a canary of which even the most pods that a workload may have cannot show every step. */
export function checkDelivery(delivery: ProgressiveDelivery, { min, max }: Replicas, workload: string): void {
  if (delivery.kind === "blue-green") return;
  if (min < 2) {
    refuse(
      `workload ${workload} has a canary and may run as a single pod`,
      "give it at least 2 replicas, so that a part of them can be the new version",
    );
    return;
  }
  const least = Math.ceil(100 / max);
  for (const [index, { weight }] of delivery.steps.entries()) {
    const before = delivery.steps[index - 1]?.weight ?? 0;
    // Weights that do not rise were refused already.
    if (weight <= before || weight - before >= least) continue;
    refuse(
      `workload ${workload} has a canary step from ${before} to ${weight} %, which is less than one of its ${max} pods`,
      `give steps of at least ${least} %, or more replicas`,
    );
  }
}
