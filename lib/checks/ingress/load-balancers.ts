import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds, namespaceOf } from "../graph/kind.ts";
import { annotationAt, classOf, ingressesOf } from "./controllers.ts";

/** Prefix of what Ingresses tell the AWS Load Balancer Controller. */
export const ALB = "alb.ingress.kubernetes.io";

/** The Ingresses that share a load balancer. */
export interface LoadBalancer {
  /** Name of the group; undefined where an Ingress has a load balancer of its own. */
  readonly group: string | undefined;
  readonly ingresses: readonly Resource[];
}

/** Groups by the class that sets them. */
function groupsOfClasses(graph: Graph): ReadonlyMap<string, string> {
  const parameters = new Map(
    graph
      .ofKind({ group: "elbv2.k8s.aws", kind: "IngressClassParams" })
      .flatMap(({ object }): [string, string][] => {
        const group = textAt(object, "spec", "group", "name");
        return group === undefined ? [] : [[object.metadata.name, group]];
      }),
  );
  return new Map(
    graph.ofKind(kinds.ingressClass).flatMap(({ object }): [string, string][] => {
      const group = parameters.get(textAt(object, "spec", "parameters", "name") ?? "");
      return group === undefined ? [] : [[object.metadata.name, group]];
    }),
  );
}

/**
 * The Application Load Balancers of a cluster: one for each group, and one for each Ingress without a group.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#ingressgroup
 */
export function loadBalancersOf(graph: Graph): LoadBalancer[] {
  const ofClasses = groupsOfClasses(graph);
  const groupOf = (one: Resource) =>
    ofClasses.get(classOf(one) ?? "") ?? annotationAt(one, `${ALB}/group.name`);
  const members = Map.groupBy(ingressesOf(graph, "aws-load-balancer-controller"), (one) => {
    const group = groupOf(one);
    return group === undefined ? `/${namespaceOf(one)}/${one.object.metadata.name}` : group;
  });
  return Array.from(members, ([key, ingresses]) => ({
    group: key.startsWith("/") ? undefined : key,
    ingresses,
  }));
}

/** Place of an Ingress among those of its group: lower ones are asked first. */
export function groupOrder(ingress: Resource): number {
  return Number(annotationAt(ingress, `${ALB}/group.order`) ?? 0) || 0;
}
