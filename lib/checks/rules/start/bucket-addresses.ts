import { accountObject, accountOf, roleOf } from "../../accounts/account.ts";
import { environmentOf } from "../../containers/environment.ts";
import { mountedTexts } from "../../containers/scripts.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";

/** A bucket, where it stands. */
interface Named {
  readonly place: string;
  readonly bucket: string;
}

const address = /\bs3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?=[/"'\s]|$)/g;

function add(found: Named[], place: string, text: string): void {
  // Hardly any text has one, and this is faster to see.
  if (!text.includes("s3://")) return;
  for (const [, bucket = ""] of text.matchAll(address)) found.push({ place, bucket });
}

/** Adds the buckets that a container is told by `s3://` addresses. */
function addBuckets(found: Named[], graph: Graph, workload: Workload, container: Container): void {
  add(found, `the command of container ${container.name}`, container.words.join(" "));
  const { variables } = environmentOf(graph, workload.namespace, container);
  for (const { place, value } of variables) {
    if (value !== undefined) add(found, place, value);
  }
  for (const [path, text] of mountedTexts(graph, workload, container)) add(found, path, text);
}

/** Everything that a container is told. */
function textsOf(graph: Graph, workload: Workload, container: Container): string[] {
  const { variables } = environmentOf(graph, workload.namespace, container);
  return [...container.words, ...variables.flatMap(({ value }) => value ?? [])];
}

function violationOf(
  graph: Graph,
  workload: Workload,
  { place, bucket }: Named,
  texts: readonly string[],
): Violation[] {
  const { buckets = [], podIdentityAssociations } = graph.tree.facts;
  const at = workload.resource;
  const near = buckets.includes(bucket) ? undefined : nearest(bucket, buckets);
  if (near !== undefined) {
    const message = `${place} names bucket ${bucket}, which is not in the facts: no such bucket`;
    return [{ at, message, fix: `write ${near}` }];
  }
  const [account, { namespace }] = [accountOf(workload), workload];
  const associations = podIdentityAssociations?.filter(
    (one) => one.namespace === namespace && one.serviceAccount === account,
  );
  // That it has no role at all is a mistake of its own.
  if (associations === undefined || associations.length === 0) return [];
  if (roleOf(accountObject(graph, namespace, account)) !== undefined) return [];
  if (associations.some((one) => one.buckets === undefined || one.buckets.includes(bucket))) return [];
  const isKnown = buckets.includes(bucket);
  // Beside its own bucket, a pod may read one that is open to everybody.
  if (
    !isKnown &&
    associations.some((one) => one.buckets?.some((own) => texts.some((text) => text.includes(own))))
  )
    return [];
  const message = `${place} names bucket ${bucket}, to which the role of ServiceAccount ${account} has no rights: AWS refuses its calls`;
  return [
    {
      at,
      ...(!isKnown && { severity: "warning" }),
      message,
      fix: "give the role rights to the bucket, or name one of its buckets",
    },
  ];
}

/** Buckets that pods are told by their addresses are there, and theirs. */
export const bucketAddresses: Rule = {
  number: 283,
  name: "bucket-addresses",
  reason: "A backup that writes to a bucket of another name, or to one that it has no rights to, is none.",
  see: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-iam.html",
  *check(graph) {
    if (graph.tree.facts.buckets === undefined) return;
    for (const workload of graph.workloads) {
      const named: Named[] = [];
      for (const container of workload.containers) addBuckets(named, graph, workload, container);
      if (named.length === 0) continue;
      const distinct = new Map(named.map((one) => [one.bucket, one]));
      const texts = workload.containers.flatMap((container) => textsOf(graph, workload, container));
      for (const one of distinct.values()) yield* violationOf(graph, workload, one, texts);
    }
  },
};
