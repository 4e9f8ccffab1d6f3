import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { backendsOf } from "../../graph/references/ingress.ts";
import { servicesByName } from "../../graph/services-by-name.ts";
import { annotationAt, hasParameters, ingressesOf } from "../../ingress/controllers.ts";
import { ALB } from "../../ingress/load-balancers.ts";
import type { Rule } from "../../rule.ts";

const CONTROLLER = "aws-load-balancer-controller";

/** The type of targets where no annotation says one; nothing where the tree does not show it. */
function usualType({ charts }: Graph): string | undefined {
  const installed = charts.filter(({ chart }) => chart === CONTROLLER);
  if (installed.length === 0 || installed.some(({ isWhole }) => !isWhole)) return undefined;
  const [controller] = installed;
  return (
    textAt(controller?.values, "ingressClassParams", "spec", "targetType") ??
    textAt(controller?.values, "defaultTargetType") ??
    "instance"
  );
}

/** A load balancer that sends to nodes finds a port on them. */
export const instanceTargets: Rule = {
  number: 359,
  name: "instance-targets",
  reason: "Targets of the type instance are ports of nodes, which a Service of type ClusterIP has not.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type",
  *check(graph) {
    const serviceOf = servicesByName(graph);
    const usual = usualType(graph);
    for (const at of ingressesOf(graph, CONTROLLER)) {
      for (const { place, service: named } of backendsOf(at)) {
        const service = serviceOf(namespaceOf(at), textAt(named, "name") ?? "")?.resource;
        if (service === undefined) continue;
        const said = annotationAt(service, `${ALB}/target-type`) ?? annotationAt(at, `${ALB}/target-type`);
        const type = said ?? (hasParameters(graph, at) ? undefined : usual);
        if (type !== "instance" || (textAt(service.object, "spec", "type") ?? "ClusterIP") !== "ClusterIP")
          continue;
        const how = said === undefined ? ", as none is said," : "";
        yield {
          at,
          message: `${place} sends to nodes${how} with target-type instance, but Service ${service.object.metadata.name} is of type ClusterIP and has no port on them: the controller refuses the load balancer`,
          fix: `set ${ALB}/target-type to ip, or make the Service a NodePort`,
        };
      }
    }
  },
};
