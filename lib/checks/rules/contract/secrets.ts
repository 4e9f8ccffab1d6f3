import type { Facts } from "#lib/render/facts.ts";
import type { Tree } from "#lib/render/tree.ts";
import { valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";
import { atUnit, correction, sourceOf, unitFor } from "./place.ts";
import { type RemoteRead, remoteReads, searches } from "./remote-secrets.ts";

type SecretsManager = NonNullable<Facts["secretsManager"]>;

function missing(
  tree: Tree,
  { from: at, place, name, key }: RemoteRead,
  secrets: SecretsManager,
): Violation[] {
  const keys = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (keys === undefined) {
    const message = `${place} reads secret ${name} of Secrets Manager, which is not in ${sourceOf(tree)}`;
    return [{ at, message, fix: correction(name, Object.keys(secrets), "have Terraform make it") }];
  }
  if (key === undefined || keys.includes(key)) return [];
  const message = `${place} reads key ${key} of secret ${name}, which has ${enumerate(keys)} in ${sourceOf(tree)}`;
  return [{ at, message, fix: correction(key, keys, "add it to the keys of the secret") }];
}

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
      fix: 'give the operator\'s ServiceAccount the identity "secrets"',
    };
  }
}

/** What Terraform makes and nobody reads: of a server's secret one key is enough, as people read the others. */
function* unread(graph: Graph, reads: readonly RemoteRead[]): Generator<Violation> {
  const { tree } = graph;
  const { contract } = tree;
  if (contract === undefined || searches(graph)) return;
  const { databases, caches, secrets } = contract;
  const byName = Map.groupBy(reads, ({ name }) => name);
  const unitOf = (name: string) => unitFor(tree, name.split("/")[1] ?? "");
  for (const [server, { secret }] of [...Object.entries(databases), ...Object.entries(caches)]) {
    if (byName.has(secret)) continue;
    const message = `secret ${secret} of ${server} in infra.json is read by no ExternalSecret`;
    yield* atUnit(unitOf(secret), message, `give a workload its url, or take ${server} out of "managed"`);
  }
  for (const [name, { generated, filled }] of Object.entries(secrets)) {
    const keys = [...generated, ...filled].sort();
    const read = new Set((byName.get(name) ?? []).flatMap(({ key }) => key ?? keys));
    const left = keys.filter((key) => !read.has(key));
    if (left.length === 0) continue;
    const what = left.length === keys.length ? `secret ${name}` : `${enumerate(left)} of secret ${name}`;
    const message = `${what} in infra.json is read by no ExternalSecret`;
    yield* atUnit(unitOf(name), message, "read it, or take it out of the definition");
  }
}

/** Secrets that are read exist, with their keys and for who reads them, and those that exist are read. */
export function* secretViolations(graph: Graph): Generator<Violation> {
  const { secretsManager } = graph.tree.facts;
  if (secretsManager === undefined) return;
  const reads = remoteReads(graph);
  for (const read of reads) yield* missing(graph.tree, read, secretsManager);
  yield* unreadable(graph, reads);
  yield* unread(graph, reads);
}
