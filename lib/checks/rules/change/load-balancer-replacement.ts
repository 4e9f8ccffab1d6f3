import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { shown } from "../../change/fields.ts";
import { type Found, textAt, valueAt } from "../../graph/fields.ts";
import { isOf, type Kind, kinds } from "../../graph/kind.ts";

const alb = "alb.ingress.kubernetes.io";
const nlb = "service.beta.kubernetes.io";

/** Annotations for which the AWS Load Balancer Controller makes another load balancer, and what absence means. */
const replacing: readonly (readonly [kind: Kind, annotation: string, otherwise?: string])[] = [
  [kinds.ingress, `${alb}/scheme`, "internal"],
  [kinds.ingress, `${alb}/group.name`],
  [kinds.ingress, `${alb}/load-balancer-name`],
  [kinds.service, `${nlb}/aws-load-balancer-scheme`, "internal"],
  [kinds.service, `${nlb}/aws-load-balancer-name`],
  [kinds.service, `${nlb}/aws-load-balancer-type`],
];

/** Services of other types have no load balancer, and another class of one that has none is no loss. */
function hasBalancer(resource: Resource): boolean {
  return isOf(resource, kinds.ingress) || textAt(resource.object, "spec", "type") === "LoadBalancer";
}

/** The class of an Ingress, wherever it stands. */
function classOf({ object }: Resource): Found {
  return (
    valueAt(object, "spec", "ingressClassName") ??
    valueAt(object, "metadata", "annotations", "kubernetes.io/ingress.class")
  );
}

function* changesOf(before: Resource, after: Resource): Generator<string> {
  if (isOf(after, kinds.ingress) && classOf(before) !== classOf(after)) {
    yield `the class from ${shown(classOf(before))} to ${shown(classOf(after))}`;
  }
  for (const [kind, annotation, otherwise] of replacing) {
    if (!isOf(after, kind)) continue;
    const [was, is] = [before, after].map(
      ({ object }) => valueAt(object, "metadata", "annotations", annotation) ?? otherwise,
    );
    if (was !== is) yield `annotation ${annotation} from ${shown(was)} to ${shown(is)}`;
  }
}

/** What an address hangs on. */
export const loadBalancerReplacement: ChangeRule = {
  number: 607,
  name: "load-balancer-replacement",
  reason:
    "A load balancer of another scheme, name, group or class is a new one with a new address, and the old one is deleted.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/",
  *check({ changed }) {
    for (const { before, after } of changed) {
      if (!hasBalancer(before) || !hasBalancer(after)) continue;
      for (const change of changesOf(before, after)) {
        yield replaces(after, {
          message: `it changes ${change}: it gets another load balancer with another address, and the old one is deleted`,
          cure: "leave it as it is",
        });
      }
    }
  },
};
