import { refuse } from "./problem.ts";
import type { SecretKey } from "./secret.ts";

/** A value of an environment variable: text that may stand in Git, or a key of a Secret. */
export type EnvironmentValue = string | number | boolean | SecretKey;

/** Environment of a container, by variable. */
export type Environment = Readonly<Record<string, EnvironmentValue>>;

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses names that a shell cannot read as a variable, and numbers that are none. */
export function checkEnvironment(environment: Environment, workload: string): void {
  for (const [name, value] of Object.entries(environment)) {
    if (!VARIABLE.test(name)) {
      refuse(
        `workload ${workload} sets environment variable "${name}"`,
        'use letters, digits and "_", not starting with a digit',
      );
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      refuse(`workload ${workload} sets environment variable ${name} to ${value}`, "give a finite number");
    }
  }
}

/** The variables that may stand in Git, as text: they become a ConfigMap. */
export function plainValues(environment: Environment): Record<string, string> {
  const plain = Object.entries(environment).filter(([, value]) => typeof value !== "object");
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
}

/** The variables that are read from Secrets. */
export function secretValues(environment: Environment): [string, SecretKey][] {
  return Object.entries(environment).filter(
    (entry): entry is [string, SecretKey] => typeof entry[1] === "object",
  );
}
