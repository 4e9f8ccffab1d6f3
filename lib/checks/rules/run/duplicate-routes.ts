import { repeated } from "#lib/model/repeated.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { annotationAt, type Controller, classOf, controllersOf } from "../../ingress/controllers.ts";
import { ALB, loadBalancersOf } from "../../ingress/load-balancers.ts";
import { type Route, routesOf, routeText } from "../../ingress/routes.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Whether other requests than those for host and path alone tell a route from another. */
function isSpecial({ ingress, backend }: Route): boolean {
  const conditions = `${ALB}/conditions.${textAt(backend, "service", "name") ?? ""}`;
  return (
    textAt(backend, "service", "port", "name") === "use-annotation" ||
    annotationAt(ingress, conditions) !== undefined ||
    annotationAt(ingress, "nginx.ingress.kubernetes.io/canary") === "true" ||
    // A master has no paths of its own that count.
    annotationAt(ingress, "nginx.org/mergeable-ingress-type") === "master"
  );
}

function keyOf(route: Route, door: string): string {
  const isPrefix = route.type !== "Exact" && !route.path.includes("*");
  const path = isPrefix ? route.path.replace(/(?<=.)\/$/, "") : route.path;
  return JSON.stringify([door, route.host, path, route.type === "Exact" ? "Exact" : "Prefix"]);
}

/** What takes the requests for an Ingress: its load balancer, or the pods of its class. */
function doorsOf(graph: Graph): (route: Route) => string {
  const doors = new Map(
    loadBalancersOf(graph).flatMap(({ ingresses }, index) => ingresses.map((one) => [one, `alb ${index}`])),
  );
  return ({ ingress }) => doors.get(ingress) ?? `class ${classOf(ingress) ?? ""}`;
}

function nameOf({ ingress, place }: Route): string {
  return `${place} of Ingress ${namespaceOf(ingress)}/${ingress.object.metadata.name}`;
}

function violationOf(route: Route, rivals: readonly Route[], controller: Controller | undefined): Violation {
  const others = rivals.filter((rival) => rival !== route).map(nameOf);
  return {
    at: route.ingress,
    ...(controller === undefined && { severity: "warning" }),
    message: `${route.place} serves ${routeText(route)}, which ${enumerate(others)} serves too: only one of them gets the requests`,
    fix: "remove one of them, or change its host or path",
  };
}

/** A path of a host leads to one backend. */
export const duplicateRoutes: Rule = {
  number: 350,
  name: "duplicate-routes",
  compares: true,
  reason:
    "Of two paths that are the same one never gets a request, and which one it is changes with their age.",
  see: "https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model",
  *check(graph) {
    const controllers = controllersOf(graph);
    const doorOf = doorsOf(graph);
    const routes = graph
      .ofKind(kinds.ingress)
      .flatMap(routesOf)
      .filter((route) => !isSpecial(route));
    for (const rivals of Map.groupBy(routes, (route) => keyOf(route, doorOf(route))).values()) {
      if (rivals.length < 2) continue;
      // An Ingress that is declared twice is a matter of identity.
      const isTwice = repeated(rivals.map(nameOf)).size > 0;
      for (const route of isTwice ? [] : rivals) {
        yield violationOf(route, rivals, controllers.get(classOf(route.ingress) ?? ""));
      }
    }
  },
};
