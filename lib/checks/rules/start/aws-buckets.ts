import type { PodIdentityAssociation } from "#lib/render/facts.ts";
import { type NamedBucket, namedBuckets } from "../../contract/named-buckets.ts";
import { correction, cureIn, sourceOf } from "../../contract/place.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

const byNamespace = once((associations: readonly PodIdentityAssociation[]) =>
  Map.groupBy(associations, ({ namespace }) => namespace),
);

/** Whether a ServiceAccount has rights to a bucket. */
function mayUse(
  associations: readonly PodIdentityAssociation[],
  { namespace, podSpec }: Workload,
  bucket: string,
): boolean {
  const account = textAt(podSpec, "serviceAccountName") ?? "default";
  return (byNamespace(associations).get(namespace) ?? []).some(
    (one) => one.serviceAccount === account && one.buckets?.includes(bucket) === true,
  );
}

function* violationsOf({ tree }: Graph, { workload, variable, bucket }: NamedBucket): Generator<Violation> {
  const { buckets, podIdentityAssociations } = tree.facts;
  const at = workload.resource;
  if (buckets !== undefined && !buckets.includes(bucket)) {
    const message = `env ${variable} names bucket ${bucket}, which is not in ${sourceOf(tree)}`;
    const make = cureIn(tree, 'add it to "managed" of the application', "make it");
    yield { at, message, fix: correction(bucket, buckets, make) };
    return;
  }
  if (podIdentityAssociations === undefined || mayUse(podIdentityAssociations, workload, bucket)) return;
  const account = textAt(workload.podSpec, "serviceAccountName") ?? "default";
  yield {
    at,
    message: `env ${variable} names bucket ${bucket}, to which ServiceAccount ${account} has no rights in ${sourceOf(tree)}`,
    fix: cureIn(
      tree,
      'say in "uses" of the workload what it does there',
      `give the role of ServiceAccount ${account} rights to it`,
    ),
  };
}

/** Buckets that pods are told exist, and their ServiceAccounts may use them. */
export const awsBuckets: Rule = {
  number: 210,
  name: "aws-buckets",
  reason: "A pod whose bucket was never made, or that has no rights to it, starts and cannot work.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html",
  *check(graph) {
    for (const named of namedBuckets(graph)) yield* violationsOf(graph, named);
  },
};
