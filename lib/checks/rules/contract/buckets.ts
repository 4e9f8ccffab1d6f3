import type { PodIdentityAssociation } from "#lib/render/facts.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Violation } from "../../rule.ts";
import { type NamedBucket, namedBuckets } from "./named-buckets.ts";
import { atUnit, correction, sourceOf, unitFor } from "./place.ts";

/** Whether a ServiceAccount has rights to a bucket. */
function mayUse(
  associations: readonly PodIdentityAssociation[],
  { namespace, podSpec }: Workload,
  bucket: string,
): boolean {
  const account = textAt(podSpec, "serviceAccountName") ?? "default";
  return associations.some(
    (one) =>
      one.namespace === namespace && one.serviceAccount === account && one.buckets?.includes(bucket) === true,
  );
}

function* violationsOf({ tree }: Graph, { workload, variable, bucket }: NamedBucket): Generator<Violation> {
  const { buckets, podIdentityAssociations } = tree.facts;
  const at = workload.resource;
  if (buckets !== undefined && !buckets.includes(bucket)) {
    const message = `env ${variable} names bucket ${bucket}, which is not in ${sourceOf(tree)}`;
    yield { at, message, fix: correction(bucket, buckets, 'add it to "managed" of the application') };
    return;
  }
  if (podIdentityAssociations === undefined || mayUse(podIdentityAssociations, workload, bucket)) return;
  const account = textAt(workload.podSpec, "serviceAccountName") ?? "default";
  yield {
    at,
    message: `env ${variable} names bucket ${bucket}, to which ServiceAccount ${account} has no rights in ${sourceOf(tree)}`,
    fix: 'say in "uses" of the workload what it does there',
  };
}

function* unused({ tree }: Graph): Generator<Violation> {
  const { contract } = tree;
  if (contract === undefined) return;
  const { identities, buckets } = contract;
  const rights = Object.entries(identities).flatMap(([account, identity]) =>
    identity.buckets.map(({ name }) => ({ account, name })),
  );
  for (const bucket of Object.keys(buckets)) {
    if (rights.some(({ name }) => name === bucket)) continue;
    const message = `bucket ${bucket} in infra.json is used by no ServiceAccount`;
    yield* atUnit(unitFor(tree), message, 'say who uses it, or take it out of "managed"');
  }
  for (const { account, name } of rights) {
    if (Object.hasOwn(buckets, name)) continue;
    const message = `ServiceAccount ${account} has rights to bucket ${name}, which is not in infra.json`;
    const fix = correction(name, Object.keys(buckets), 'add it to "managed" of the application');
    yield* atUnit(unitFor(tree, account.split("/")[0] ?? ""), message, fix);
  }
}

/** Buckets that pods are told exist, their ServiceAccounts may use them, and each bucket is used. */
export function* bucketViolations(graph: Graph): Generator<Violation> {
  for (const named of namedBuckets(graph)) yield* violationsOf(graph, named);
  yield* unused(graph);
}
