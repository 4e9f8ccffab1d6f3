import type { Fields } from "#lib/render/resource.ts";
import { isMap, mapAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Classes that somebody may serve without a chart in the tree: of the AWS Load Balancer Controller and EKS Auto Mode. */
const usual = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];

function servedBy({ charts }: Graph): { readonly classes: string[]; readonly isKnown: boolean } {
  const told = charts.flatMap(({ provided }) => provided?.loadBalancerClasses ?? []);
  return {
    classes: [...new Set([...usual, ...told])],
    isKnown: charts.length > 0 && charts.every(({ provided }) => provided !== undefined),
  };
}

/** Every class of a Service in the values of a chart. */
function classesIn(values: Fields): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (key === "loadBalancerClass" && typeof value === "string" && value !== "") return [value];
    return isMap(value) ? classesIn(value) : [];
  });
}

/** Annotations of the controllers of load balancers. */
const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

/** A Service that asks for a load balancer gets the one it means. */
export const loadBalancerServices: Rule = {
  number: 370,
  name: "load-balancer-services",
  reason: "A Service of a class that nobody serves waits for its address for ever, and nothing says so.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class",
  *check(graph) {
    const { classes, isKnown } = servedBy(graph);
    for (const { chart, values, by, unit } of graph.charts) {
      for (const wanted of classesIn(values)) {
        const near = nearest(wanted, classes);
        if (classes.includes(wanted) || (!isKnown && near === undefined)) continue;
        yield {
          at: by ?? unit,
          message: `loadBalancerClass ${wanted} in the values of chart ${chart} is served by nobody: its Service gets no address`,
          fix: near === undefined ? `write one of ${enumerate(classes)}` : `write ${near}`,
        };
      }
    }
    for (const at of graph.ofKind(kinds.service)) {
      const wanted = textAt(at.object, "spec", "loadBalancerClass");
      const near = wanted === undefined ? undefined : nearest(wanted, classes);
      if (wanted !== undefined && !classes.includes(wanted) && (isKnown || near !== undefined)) {
        yield {
          at,
          message: `spec.loadBalancerClass ${wanted} is served by nobody: it gets no address`,
          fix: near === undefined ? `write one of ${enumerate(classes)}` : `write ${near}`,
        };
      }
      const annotations = Object.keys(mapAt(at.object, "metadata", "annotations"));
      const unread = annotations.filter((name) => name.startsWith(PREFIX));
      if (unread.length > 0 && textAt(at.object, "spec", "type") !== "LoadBalancer") {
        yield {
          at,
          severity: "warning",
          message: `annotation ${enumerate(unread)} is about a load balancer, and the Service is of type ${textAt(at.object, "spec", "type") ?? "ClusterIP"}: there is none`,
          fix: "make it of the type LoadBalancer, or remove the annotation",
        };
      }
    }
  },
};
