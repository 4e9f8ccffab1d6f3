import type { Resource } from "#lib/render/resource.ts";
import { hostsOf } from "../../graph/hosts.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { annotationAt } from "../../ingress/controllers.ts";
import { ALB, loadBalancersOf } from "../../ingress/load-balancers.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

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
      for (const { door, ingress: at, host } of same) {
        const others = same.filter((other) => other.door !== door).map(({ ingress }) => ingress);
        if (others.length === 0) continue;
        const names = others.map((one) => `Ingress ${namespaceOf(one)}/${one.object.metadata.name}`);
        yield {
          at,
          message: `host ${host} is also on the load balancer of ${enumerate(names)}: DNS leads to one of them only`,
          fix: `give them the same ${ALB}/group.name, or serve the host in one Ingress`,
        };
      }
    }
  },
};
