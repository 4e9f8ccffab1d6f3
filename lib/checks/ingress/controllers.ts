import type { Resource } from "#lib/render/resource.ts";
import type { InstalledChart } from "../graph/charts.ts";
import { mapAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";

/** Ingress controllers whose ways are known here, by the names of their charts. */
export type Controller = "aws-load-balancer-controller" | "ingress-nginx" | "nginx-ingress";

/** What each calls itself in `spec.controller` of its class. */
const controllerNames: Readonly<Record<string, Controller>> = {
  "ingress.k8s.aws/alb": "aws-load-balancer-controller",
  "k8s.io/ingress-nginx": "ingress-nginx",
  "nginx.org/ingress-controller": "nginx-ingress",
};

/** Where the chart of each names its class, and how the class is called unless told. */
const classValues: readonly {
  readonly chart: Controller;
  readonly path: readonly string[];
  readonly usual: string;
}[] = [
  { chart: "aws-load-balancer-controller", path: ["ingressClass"], usual: "alb" },
  { chart: "ingress-nginx", path: ["controller", "ingressClassResource", "name"], usual: "nginx" },
  { chart: "nginx-ingress", path: ["controller", "ingressClass", "name"], usual: "nginx" },
];

/** The class that an Ingress names, in its spec or by the older annotation. */
export function classOf({ object }: Resource): string | undefined {
  return (
    textAt(object, "spec", "ingressClassName") ??
    textAt(object, "metadata", "annotations", "kubernetes.io/ingress.class")
  );
}

function ofCharts(charts: readonly InstalledChart[]): [string, Controller][] {
  return charts.flatMap(({ chart, values }) =>
    classValues
      .filter((known) => known.chart === chart)
      .map((known): [string, Controller] => [textAt(values, ...known.path) ?? known.usual, known.chart]),
  );
}

/**
 * The controllers of the classes of a cluster, by class. Only the class `alb` is known without anybody who says so:
 * nobody else calls his that.
 */
export function controllersOf(graph: Graph): ReadonlyMap<string, Controller> {
  const declared = graph.ofKind(kinds.ingressClass).flatMap(({ object }): [string, Controller][] => {
    const name = textAt(object, "spec", "controller") ?? "";
    const controller = Object.hasOwn(controllerNames, name) ? controllerNames[name] : undefined;
    return controller === undefined ? [] : [[object.metadata.name, controller]];
  });
  return new Map([["alb", "aws-load-balancer-controller"], ...ofCharts(graph.charts), ...declared]);
}

/** Ingresses of a controller. */
export function ingressesOf(graph: Graph, controller: Controller): Resource[] {
  const controllers = controllersOf(graph);
  return graph.ofKind(kinds.ingress).filter((one) => controllers.get(classOf(one) ?? "") === controller);
}

/** Whether the class of an Ingress has parameters, which may say what its annotations do not. */
export function hasParameters(graph: Graph, ingress: Resource): boolean {
  const classes = graph.names.producersOf(kinds.ingressClass, "", classOf(ingress) ?? "");
  return classes.some(({ by }) => valueAt(by?.object, "spec", "parameters") !== undefined);
}

/** The annotations of an Ingress that are texts. */
export function annotationAt({ object }: Resource, name: string): string | undefined {
  return textAt(mapAt(object, "metadata", "annotations"), name);
}
