import type { Resource } from "#lib/render/resource.ts";
import { textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Workload } from "../graph/workload.ts";
import type { PodPeer } from "../reach/peer.ts";
import { podsOfChart } from "./chart-pods.ts";
import { podsOf } from "./ends.ts";

/** A class of Ingresses, and what serves it. */
export interface IngressClass {
  readonly name: string;
  readonly controller: "alb" | "nginx";
}

const controllers: Readonly<Record<string, IngressClass["controller"]>> = {
  "ingress.k8s.aws/alb": "alb",
  "k8s.io/ingress-nginx": "nginx",
  "nginx.org/ingress-controller": "nginx",
};

/** Images of the controllers that send requests from pods of their own. */
const nginxImage = /(ingress-nginx\/controller|nginx-ingress(-controller)?|nginx\/nginx-ingress)[:@]/;

/** The class of an Ingress, where it is known what serves it. */
export function ingressClassOf(graph: Graph, { object }: Resource): IngressClass | undefined {
  const annotations = valueAt(object, "metadata", "annotations");
  const name =
    textAt(object, "spec", "ingressClassName") ?? textAt(annotations, "kubernetes.io/ingress.class");
  if (name === undefined) return undefined;
  const [by] = graph.names.producersOf(kinds.ingressClass, "", name).flatMap((producer) => producer.by ?? []);
  const said = textAt(by?.object, "spec", "controller") ?? "";
  const controller = Object.hasOwn(controllers, said) ? controllers[said] : undefined;
  if (controller !== undefined) return { name, controller };
  if (by !== undefined) return undefined;
  if (name === "alb") return { name, controller: "alb" };
  return name.includes("nginx") ? { name, controller: "nginx" } : undefined;
}

function isNginx({ containers }: Workload): boolean {
  return containers.some(({ fields }) => nginxImage.test(textAt(fields, "image") ?? ""));
}

const nginxWorkloads = oncePerGraph((graph) => graph.workloads.filter(isNginx));

/** Namespaces that a chart puts pods into that serve Ingresses. */
function chartPods(graph: Graph, { name }: IngressClass): PodPeer[] {
  const serving = graph.charts.filter(
    ({ chart, provided }) => provided?.ingressClasses?.includes(name) === true && chart.includes("nginx"),
  );
  // A chart of ours is there twice: of its unit, and of its Application.
  const byNamespace = new Map(serving.map((chart) => [chart.namespace, chart]));
  return [...byNamespace].flatMap(([namespace, chart]) =>
    namespace === undefined ? [] : [podsOfChart(chart, namespace, true)],
  );
}

/** The pods from which requests of a class of Ingresses come; none where they are not known. */
export function controllerPods(graph: Graph, ingressClass: IngressClass): PodPeer[] {
  const ofCharts = chartPods(graph, ingressClass);
  const workloads = nginxWorkloads(graph);
  if (ofCharts.length + workloads.length !== 1) return [];
  return [...ofCharts, ...workloads.map((workload) => podsOf(graph, workload))];
}
