import { cureIn, sourceOf } from "../../contract/place.ts";
import { type RemoteRead, remoteReads } from "../../contract/remote-secrets.ts";
import { valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Whether a name is one that a pattern of a policy covers: the name itself, or its beginning before a `*`. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** Stores without credentials of their own read with the role of the operator's ServiceAccount. */
function* unreadable({ tree }: Graph, reads: readonly RemoteRead[]): Generator<Violation> {
  const { podIdentityAssociations } = tree.facts;
  if (podIdentityAssociations === undefined) return;
  const patterns = podIdentityAssociations.flatMap(({ secrets = [] }) => secrets);
  const byRole = reads.filter(
    ({ store }) => valueAt(store.object, "spec", "provider", "aws", "auth") === undefined,
  );
  for (const [at, group] of Map.groupBy(byRole, ({ store }) => store)) {
    const names = [...new Set(group.map(({ name }) => name))];
    const left = names.filter((name) => !patterns.some((pattern) => covers(pattern, name)));
    if (left.length === 0) continue;
    yield {
      at,
      message: `no ServiceAccount with a role in ${sourceOf(tree)} may read ${enumerate(left.sort())}`,
      fix: cureIn(
        tree,
        'give the operator\'s ServiceAccount the identity "secrets"',
        "give the role of the operator's ServiceAccount rights to them",
      ),
    };
  }
}

/** A ServiceAccount with a role may read what ExternalSecrets read. */
export const awsSecretReaders: Rule = {
  number: 208,
  name: "aws-secret-readers",
  reason: "A store that may not read a secret makes no Secret of it, and the pods that read it never start.",
  see: "https://external-secrets.io/latest/provider/aws-access/",
  *check(graph) {
    if (graph.tree.facts.secretsManager !== undefined) yield* unreadable(graph, remoteReads(graph));
  },
};
