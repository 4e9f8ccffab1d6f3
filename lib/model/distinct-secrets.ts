import { refuse } from "./problem.ts";
import type { Secret } from "./secret.ts";

/** What a declaration says of a secret besides its name. */
function contentsOf({ keys, generated, composed }: Secret): string {
  return JSON.stringify([[...keys].sort(), [...generated].sort(), Object.entries(composed).sort()]);
}

/**
 * The secrets of a unit, each once, whoever reads it. Refuses two declarations of one name that differ: one Secret
 * would take the place of the other.
 */
export function distinctSecrets(secrets: readonly Secret[], unit: string): Secret[] {
  const byName = new Map<string, Secret>();
  for (const secret of secrets) {
    const earlier = byName.get(secret.name) ?? secret;
    byName.set(secret.name, earlier);
    if (contentsOf(earlier) === contentsOf(secret)) continue;
    const list = ({ keys, composed }: Secret) => [...keys, ...Object.keys(composed)].join(", ");
    refuse(
      `secret ${secret.name} of ${unit} is declared twice, with ${list(earlier)} and with ${list(secret)}`,
      "declare it once, with all keys and their sources, and read its keys from there",
    );
  }
  return [...byName.values()];
}
