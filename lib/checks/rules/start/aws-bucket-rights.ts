import { atUnit, correction, unitFor } from "../../contract/place.ts";
import type { Rule } from "../../rule.ts";

/** Every bucket that Terraform makes is used, and rights are to buckets that it makes. */
export const awsBucketRights: Rule = {
  number: 211,
  name: "aws-bucket-rights",
  reason:
    "A bucket that nobody has rights to is most often one that somebody has under another name, which does not exist.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html",
  *check({ tree }) {
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
  },
};
