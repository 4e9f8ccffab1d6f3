import { isTrueAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { classOf } from "../../ingress/controllers.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const isDefault = "ingressclass.kubernetes.io/is-default-class";

/** Where a chart says that its class is the one of Ingresses that name none. */
const defaultValues: Readonly<Record<string, readonly string[]>> = {
  "aws-load-balancer-controller": ["ingressClassConfig", "default"],
  "ingress-nginx": ["controller", "ingressClassResource", "default"],
  "nginx-ingress": ["controller", "ingressClass", "setAsDefaultIngress"],
};

/** Whether something may bring a class that is used without being named. */
function mayHaveDefault({ charts, ofKind }: Graph): boolean {
  const isDeclared = ofKind(kinds.ingressClass).some(
    ({ object }) => textAt(object, "metadata", "annotations", isDefault) === "true",
  );
  const mayBeBrought = charts.some(({ chart, provided, values, isWhole }) => {
    const path = Object.hasOwn(defaultValues, chart) ? defaultValues[chart] : undefined;
    if (path === undefined) return provided === undefined || (provided.ingressClasses ?? []).length > 0;
    return !isWhole || isTrueAt(values, ...path);
  });
  return isDeclared || mayBeBrought;
}

/** Every Ingress has a class, where the cluster gives it none. */
export const ingressClasses: Rule = {
  number: 354,
  name: "ingress-classes",
  reason:
    "An Ingress of no class is taken up by no controller: it gets no address, and its host leads nowhere.",
  see: "https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class",
  *check(graph) {
    const classes = graph.names.namesIn(kinds.ingressClass, "");
    if (classes.length === 0 || mayHaveDefault(graph)) return;
    for (const at of graph.ofKind(kinds.ingress)) {
      if (classOf(at) !== undefined) continue;
      yield {
        at,
        message: "it names no ingressClassName, and no class of the cluster is the default one",
        fix: `set spec.ingressClassName to ${enumerate(classes)}`,
      };
    }
  },
};
