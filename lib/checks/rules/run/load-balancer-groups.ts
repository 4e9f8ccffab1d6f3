import { annotationAt } from "../../ingress/controllers.ts";
import { ALB, type LoadBalancer, loadBalancersOf } from "../../ingress/load-balancers.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate, mostItems } from "../../wording.ts";

/** What is true of a load balancer as a whole, so that all who say it say the same. */
const ofTheWhole = [
  "scheme",
  "ip-address-type",
  "load-balancer-name",
  "customer-owned-ipv4-pool",
  "ssl-redirect",
];

/** As those, with items in any order. */
const listsOfTheWhole = ["subnets", "security-groups", "wafv2-acl-arn"];

function plain(text: string, name: string): string {
  const items = text.split(",").map((item) => item.trim());
  return listsOfTheWhole.includes(name) ? items.sort().join(", ") : text.trim();
}

function* ofGroup({ group, ingresses }: LoadBalancer): Generator<Violation> {
  for (const name of [...ofTheWhole, ...listsOfTheWhole]) {
    const said = ingresses.flatMap((at) => {
      const text = annotationAt(at, `${ALB}/${name}`);
      return text === undefined ? [] : [{ at, value: plain(text, name) }];
    });
    const byValue = Map.groupBy(said, ({ value }) => value);
    for (const [value, same] of byValue.size > 1 ? byValue : []) {
      const others = said
        .values()
        .filter((other) => other.value !== value)
        .take(mostItems)
        .map((other) => `${other.value} of Ingress ${other.at.object.metadata.name}`);
      const names = enumerate([...others], said.length - same.length);
      for (const { at } of same) {
        yield {
          at,
          message: `${name} is ${value}, against ${names} in group ${group}: the controller changes nothing of the load balancer any more`,
          fix: "say the same in all of them, or say it in one only",
        };
      }
    }
  }
}

/** The Ingresses of a group agree about their load balancer. */
export const loadBalancerGroups: Rule = {
  number: 357,
  name: "load-balancer-groups",
  reason:
    "Two Ingresses of a group that want different load balancers stop the controller for the whole group.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#ingressgroup",
  *check(graph) {
    for (const one of loadBalancersOf(graph)) if (one.group !== undefined) yield* ofGroup(one);
  },
};
