import type { Change } from "../../change/change.ts";
import type { ChangeRule, Destruction } from "../../change/destruction.ts";
import { shown } from "../../change/fields.ts";
import { isSame } from "../../change/same.ts";
import { type Found, mapAt, valueAt } from "../../graph/fields.ts";

const all = "Terraform builds it anew, with all nodes, load balancers and databases in it";
const subnet =
  "Terraform builds the subnet anew, which fails while nodes, load balancers or databases are in it";

function changed(what: string, was: Found, is: Found, effect: string): string[] {
  return was === undefined || isSame(was, is)
    ? []
    : [`${what} changes from ${shown(was)} to ${shown(is)}: ${effect}`];
}

function* changesOf({ base, head }: Change): Generator<string> {
  const [was, is] = [base, head].map(({ infrastructure }) => mapAt(infrastructure, "network"));
  yield* changed("the address block of the VPC", was?.cidr, is?.cidr, all);
  for (const [zone, subnets] of Object.entries(mapAt(was, "zones"))) {
    const now = valueAt(is, "zones", zone);
    if (now === undefined) {
      yield `zone ${zone} is gone: Terraform deletes its subnets, which fails while something is in them, and volumes in it have no node any more`;
      continue;
    }
    for (const [tier, block] of Object.entries(mapAt(subnets))) {
      if (block !== null) yield* changed(`the ${tier} subnet of ${zone}`, block, valueAt(now, tier), subnet);
    }
  }
}

function* ofCluster({ base, head }: Change): Generator<Destruction> {
  for (const field of ["name", "region", "account", "encrypt_secrets"]) {
    const [was, is] = [base, head].map(({ infrastructure }) => valueAt(infrastructure, "cluster", field));
    const effect = "Terraform builds another cluster, and everything in this one is gone";
    // Encryption can be switched on while a cluster runs, and not off.
    if (field === "encrypt_secrets" && was !== true) continue;
    for (const message of changed(`cluster.${field}`, was, is, effect)) {
      const subject = `Cluster ${head.tree.cluster}`;
      yield { at: head.tree, word: "Replaces", subject, message, cure: "leave it as it is" };
    }
  }
}

/** What everything else stands on. */
export const networkReplacement: ChangeRule = {
  number: 634,
  name: "network-replacement",
  reason:
    "The name of a cluster and the addresses of its network cannot change: Terraform builds them anew, or fails in the middle.",
  see: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  *check(change) {
    if (change.base.infrastructure === undefined || change.head.infrastructure === undefined) return;
    yield* ofCluster(change);
    const subject = `Network ${change.head.tree.cluster}`;
    for (const message of changesOf(change)) {
      yield { at: change.head.tree, word: "Replaces", subject, message, cure: "leave it as it is" };
    }
  },
};
