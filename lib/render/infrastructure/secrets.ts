import { secretsOf } from "#lib/constructs/application.ts";
import { remoteName } from "#lib/constructs/external-secret.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { distinctSecrets } from "#lib/model/distinct-secrets.ts";
import type { Secret } from "#lib/model/secret.ts";
import type { PlannedUnit } from "../cluster-units.ts";
import type { SecretFacts } from "./infrastructure.ts";

function declaredBy({ contents, name, kind }: PlannedUnit): Secret[] {
  if (kind === "add-on") return distinctSecrets(contents.secrets ?? [], name);
  const byServer = (contents.managed ?? []).flatMap((one) => ("credentials" in one ? [one.credentials] : []));
  // Whoever makes a server writes its secret too.
  return secretsOf(contents, name).filter((secret) => !byServer.includes(secret));
}

/** The secrets that a unit reads and no server brings, by their names in Secrets Manager. */
export function secretFacts(unit: PlannedUnit, cluster: Cluster): Record<string, SecretFacts> {
  const entries = declaredBy(unit).map(({ name, keys, generated }): [string, SecretFacts] => [
    remoteName({ cluster, unit: unit.name }, name),
    {
      generated: [...generated].sort(),
      filled: keys.filter((key) => !generated.includes(key)).sort(),
    },
  ]);
  return Object.fromEntries(entries);
}
