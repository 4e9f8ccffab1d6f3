import { textAt } from "../../graph/fields.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { annotationAt } from "../../ingress/controllers.ts";
import { ALB, groupOrder, type LoadBalancer, loadBalancersOf } from "../../ingress/load-balancers.ts";
import { type Route, routesOf, routeText } from "../../ingress/routes.ts";
import type { Rule, Violation } from "../../rule.ts";

const typeOrder: Readonly<Record<string, number>> = { Exact: 0, Prefix: 1 };

/** Paths of one Ingress as the controller sorts them: exact ones, then the longest prefixes, then the rest as written. */
function inOrder(routes: readonly Route[]): Route[] {
  return routes.toSorted((a, b) => {
    const byType = (typeOrder[a.type] ?? 2) - (typeOrder[b.type] ?? 2);
    return byType || (a.type === "Prefix" ? b.path.length - a.path.length : 0);
  });
}

/** The prefix of a route that takes every path below it. */
function prefixOf({ type, path }: Route): string | undefined {
  if (type === "Prefix") return path.endsWith("/") ? path : `${path}/`;
  return type === "ImplementationSpecific" && path.endsWith("/*") && !/[*?]/.test(path.slice(0, -1))
    ? path.slice(0, -1)
    : undefined;
}

function isPlain({ ingress, backend }: Route): boolean {
  const name = textAt(backend, "service", "name") ?? "";
  return (
    textAt(backend, "service", "port", "name") !== "use-annotation" &&
    annotationAt(ingress, `${ALB}/conditions.${name}`) === undefined &&
    annotationAt(ingress, `${ALB}/use-regex-path-match`) !== "true"
  );
}

/** Load balancers of AWS take no longer path. */
const longestPath = 128;

/** The prefixes a path lies under: `/`, `/api/`, `/api/v1/`. */
function prefixesAbove(path: string): string[] {
  if (path.length > longestPath) return [];
  const parts = path
    .split("/")
    .slice(1)
    .filter((part) => part !== "");
  return ["/", ...parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}/`)];
}

function nameOf({ ingress, place }: Route): string {
  return `${place} of Ingress ${namespaceOf(ingress)}/${ingress.object.metadata.name}`;
}

function* ofLoadBalancer({ ingresses }: LoadBalancer): Generator<Violation> {
  const key = (one: (typeof ingresses)[number]) => `${namespaceOf(one)}/${one.object.metadata.name}`;
  const sorted = ingresses.toSorted(
    (a, b) => groupOrder(a) - groupOrder(b) || (key(a) < key(b) ? -1 : Number(key(a) > key(b))),
  );
  const taken = new Map<string, Route>();
  for (const route of sorted.flatMap((ingress) => inOrder(routesOf(ingress)))) {
    if (!isPlain(route)) continue;
    // A path that is the same is said of both, elsewhere.
    const own = prefixOf(route);
    const before = ["", route.host]
      .flatMap((host) => prefixesAbove(route.path).flatMap((prefix) => taken.get(`${host} ${prefix}`) ?? []))
      .find((one) => one.host !== route.host || prefixOf(one) !== own);
    if (before !== undefined) {
      yield {
        at: route.ingress,
        message: `${route.place} serves ${routeText(route)}, which never gets a request: ${nameOf(before)} is asked before, and takes everything below ${before.path}`,
        fix:
          before.ingress === route.ingress
            ? "write the longer path first, or make both of the type Prefix"
            : `give this Ingress a lower ${ALB}/group.order than the other`,
      };
    }
    if (own !== undefined) taken.set(`${route.host} ${own}`, taken.get(`${route.host} ${own}`) ?? route);
  }
}

/** Every path of an Application Load Balancer can be reached. */
export const unreachablePaths: Rule = {
  number: 353,
  name: "unreachable-paths",
  reason:
    "A load balancer takes the first rule that fits: a path behind one that takes everything gets no request.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#group.order",
  *check(graph) {
    for (const one of loadBalancersOf(graph)) yield* ofLoadBalancer(one);
  },
};
