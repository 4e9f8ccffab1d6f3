import { textAt } from "#lib/checks/graph/fields.ts";
import type { Graph } from "#lib/checks/graph/graph.ts";
import { kinds } from "#lib/checks/graph/kind.ts";
import type { Resource } from "#lib/render/resource.ts";

/** A load balancer that a controller makes. */
export interface Balancer {
  readonly kind: "application" | "network" | "classic";
  /** What asks for it. */
  readonly name: string;
  readonly isPublic: boolean;
}

const ofServices = "service.beta.kubernetes.io/aws-load-balancer";
const ofIngresses = "alb.ingress.kubernetes.io";

function annotation({ object }: Resource, name: string): string | undefined {
  return textAt(object, "metadata", "annotations", name);
}

/** Types that lead away from the cluster's own provider, or that make it a Network Load Balancer. */
const networkTypes = new Set(["external", "nlb", "nlb-ip"]);

/**
 * Load balancers of Services: a Classic one where nothing says another.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
function ofService(service: Resource): Balancer[] {
  if (textAt(service.object, "spec", "type") !== "LoadBalancer") return [];
  const isNetwork =
    textAt(service.object, "spec", "loadBalancerClass") !== undefined ||
    networkTypes.has(annotation(service, `${ofServices}-type`) ?? "");
  const scheme = annotation(service, `${ofServices}-scheme`);
  const isInternal = annotation(service, `${ofServices}-internal`) === "true";
  return [
    {
      kind: isNetwork ? "network" : "classic",
      name: service.object.metadata.name,
      isPublic: isNetwork ? scheme === "internet-facing" : !isInternal,
    },
  ];
}

/** Ingresses of one group share a load balancer; those that say nothing to the controller are not its own. */
function ofIngressGroups(ingresses: readonly Resource[]): Balancer[] {
  const own = ingresses.filter((one) => annotation(one, `${ofIngresses}/scheme`) !== undefined);
  const groups = Map.groupBy(
    own,
    (one) => annotation(one, `${ofIngresses}/group.name`) ?? `${one.namespace}/${one.object.metadata.name}`,
  );
  return [...groups.values()].map((members) => ({
    kind: "application",
    name: members.map(({ object }) => object.metadata.name).join(", "),
    isPublic: members.some((one) => annotation(one, `${ofIngresses}/scheme`) === "internet-facing"),
  }));
}

/** Every load balancer of a cluster: those of its manifests, and those of its charts. */
export function balancersOf(graph: Graph): Balancer[] {
  const releases = graph.tree.units.flatMap(({ charts }) => charts);
  const ofCharts = releases.flatMap(({ brings }) => brings?.classicLoadBalancers ?? []);
  return [
    ...ofIngressGroups(graph.ofKind(kinds.ingress)),
    ...graph.ofKind(kinds.service).flatMap(ofService),
    ...ofCharts.map((name): Balancer => ({ kind: "classic", name, isPublic: true })),
  ];
}
