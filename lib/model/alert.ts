import type { Duration } from "./duration.ts";
import { refuse } from "./problem.ts";

/** What an alert asks of whoever receives it: to act now, or to look into it. */
export const alertSeverities = ["critical", "warning"] as const;

/** A condition that somebody has to know about. */
export interface Alert {
  readonly name: string;
  /** PromQL that yields a series for each violation. */
  readonly expression: string;
  /** How long the condition holds before the alert fires. */
  readonly for: Duration;
  readonly severity: (typeof alertSeverities)[number];
  /** Name of the workload that it is about, where it is about one. */
  readonly workload?: string;
  /** What is wrong, in a sentence; may use `{{ $labels.x }}` and `{{ $value }}`. */
  readonly summary: string;
}

/**
 * An alert on PromQL. Refuses names that are not in CamelCase, and an empty expression.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function alert(name: string, properties: Omit<Alert, "name">): Alert {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    refuse(`alert name "${name}" is not in CamelCase`, 'write it as "BackendIsSlow"');
  }
  if (properties.expression.trim() === "") {
    refuse(`alert ${name} has no expression`, "give the PromQL that finds the violation");
  }
  return { ...properties, name };
}
