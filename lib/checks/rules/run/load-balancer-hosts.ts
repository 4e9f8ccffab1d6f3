import type { Resource } from "#lib/render/resource.ts";
import { hostsOf } from "../../graph/hosts.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { annotationAt } from "../../ingress/controllers.ts";
import { ALB, loadBalancersOf } from "../../ingress/load-balancers.ts";
import type { Rule } from "../../rule.ts";
import { enumerate, mostItems } from "../../wording.ts";

/** Whether records of one name may lead to several places on purpose. */
function isShared(ingress: Resource): boolean {
  return annotationAt(ingress, "external-dns.alpha.kubernetes.io/set-identifier") !== undefined;
}

/** A host in the network that its load balancer is in: names may lead elsewhere inside than outside. */
function placeOf(ingress: Resource, host: string): string {
  return `${annotationAt(ingress, `${ALB}/scheme`) ?? "internal"} ${host}`;
}

/** A host is on one load balancer. */
export const loadBalancerHosts: Rule = {
  number: 352,
  name: "load-balancer-hosts",
  reason: "A host has one record in DNS: on a second load balancer its paths get no request, or in turns.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#group.name",
  *check(graph) {
    const entries = loadBalancersOf(graph).flatMap(({ ingresses }, door) =>
      ingresses
        .filter((ingress) => !isShared(ingress))
        .flatMap((ingress) => hostsOf(ingress).map((host) => ({ door, ingress, host }))),
    );
    for (const same of Map.groupBy(entries, ({ ingress, host }) => placeOf(ingress, host)).values()) {
      const byDoor = Map.groupBy(same, ({ door }) => door);
      for (const [door, own] of byDoor.size > 1 ? byDoor : []) {
        const others = same.values().filter((other) => other.door !== door);
        const names = others
          .take(mostItems)
          .map(({ ingress: one }) => `Ingress ${namespaceOf(one)}/${one.object.metadata.name}`);
        const text = enumerate([...names], same.length - own.length);
        for (const { ingress: at, host } of own) {
          yield {
            at,
            message: `host ${host} is also on the load balancer of ${text}: DNS leads to one of them only`,
            fix: `give them the same ${ALB}/group.name, or serve the host in one Ingress`,
          };
        }
      }
    }
  },
};
