import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { credentialIn, isPlaceholder } from "../../secrets/credentials.ts";

/** Names of variables whose value is the secret itself. */
const secretName =
  /(?:^|_)(?:SECRET|TOKEN|PASS|PWD|PASSWD|PASSPHRASE|PASSWORD|(?:API|SECRET|ACCESS|PRIVATE|ENCRYPTION|SIGNING|MASTER|AUTH)_?KEY)(?:_BASE)?$/i;

/** Values that say where the secret is, or that there is none. */
const harmless = /^(?:true|false|yes|no|on|off|null|none|nil|disabled|enabled|auto|default|\d{1,5})$/i;
const place = /[/\\]|^arn:|^[a-z][a-z0-9+.-]*:|^[\w.-]+\.[a-z]{2,}$/;
const name = /^[a-z0-9]+(?:[-_][a-z0-9]+)*[-_](?:secrets?|tokens?|credentials?|keys?|auth)$/;

function isSecret(graph: Graph, namespace: string, variable: string, value: string): boolean {
  if (!secretName.test(variable) || value.length < 4 || harmless.test(value)) return false;
  if (isPlaceholder(value) || place.test(value) || name.test(value)) return false;
  // A Secret that is named like what it is for, and tokens that only tell clusters apart.
  if (variable.toLowerCase().startsWith(`${value.toLowerCase()}_`) || /_CLUSTER_TOKEN$/.test(variable))
    return false;
  const isName = graph.names.producersOf(kinds.secret, namespace, value).length > 0;
  return !isName && !Object.hasOwn(graph.tree.facts.secretsManager ?? {}, value);
}

/** Secrets of workloads come from Secrets. */
export const literalSecrets: Rule = {
  number: 510,
  name: "literal-secrets",
  reason: "Whoever may read the manifest or the pod knows a secret that stands in its environment.",
  see: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  *check(graph) {
    for (const { resource: at, namespace, containers } of graph.workloads) {
      for (const { name: container, fields } of containers) {
        for (const entry of listAt(fields, "env")) {
          const [variable = "", value = ""] = [textAt(entry, "name"), textAt(entry, "value")];
          if (!isSecret(graph, namespace, variable, value)) continue;
          // Those that are known by their form are told by the rule on credentials.
          if (credentialIn(variable, value) !== undefined) continue;
          yield {
            at,
            message: `env ${variable} of container ${container} has its value in the manifest`,
            fix: "replace it everywhere, keep the new one in the secret store, and read it by secretKeyRef",
          };
        }
      }
    }
  },
};
