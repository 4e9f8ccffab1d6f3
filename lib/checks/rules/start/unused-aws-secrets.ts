import { atUnit, unitFor } from "../../contract/place.ts";
import { type RemoteRead, remoteReads, searches } from "../../contract/remote-secrets.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

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

/** Secrets that Terraform makes are read. */
export const unusedAwsSecrets: Rule = {
  number: 209,
  name: "unused-aws-secrets",
  reason: "A secret that nobody reads is most often read under another name, which does not exist.",
  see: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  *check(graph) {
    if (graph.tree.facts.secretsManager !== undefined) yield* unread(graph, remoteReads(graph));
  },
};
