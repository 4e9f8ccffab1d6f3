import type { Rule } from "../rule.ts";
import { bucketViolations } from "./contract/buckets.ts";
import { hostViolations } from "./contract/hosts.ts";
import { identityViolations } from "./contract/identities.ts";
import { repositoryViolations } from "./contract/repositories.ts";
import { secretViolations } from "./contract/secrets.ts";

/**
 * What manifests expect of AWS is there, and what is there is used. The names are all that both sides share: a name
 * that only one of them has fails where nobody looks, in a pod that waits for its credentials.
 */
export const contract: Rule = {
  number: 205,
  name: "contract",
  reason:
    "A pod whose secret, bucket or role was never made in AWS does not start, or starts and cannot work.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html",
  *check(graph) {
    yield* secretViolations(graph);
    yield* bucketViolations(graph);
    yield* identityViolations(graph);
    yield* repositoryViolations(graph);
    yield* hostViolations(graph);
  },
};
