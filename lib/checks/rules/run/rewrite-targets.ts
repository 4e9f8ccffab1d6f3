import { annotationAt, ingressesOf } from "../../ingress/controllers.ts";
import { routesOf } from "../../ingress/routes.ts";
import type { Rule } from "../../rule.ts";

const PREFIX = "nginx.ingress.kubernetes.io";

/** How many groups a regular expression captures. */
function groupsIn(pattern: string): number {
  return pattern.replaceAll(/\\./g, "").match(/\((?!\?)/g)?.length ?? 0;
}

/** The highest group that a target puts in. */
function groupsWanted(target: string): number {
  return Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));
}

/** A rewritten path is put together from what the path of the Ingress captures. */
export const rewriteTargets: Rule = {
  number: 362,
  name: "rewrite-targets",
  reason: "A group that the path does not capture is empty, and every request arrives at the same path.",
  see: "https://kubernetes.github.io/ingress-nginx/examples/rewrite/",
  *check(graph) {
    for (const at of ingressesOf(graph, "ingress-nginx")) {
      const target = annotationAt(at, `${PREFIX}/rewrite-target`);
      const wanted = groupsWanted(target ?? "");
      for (const route of routesOf(at)) {
        const groups = groupsIn(route.path);
        if (wanted > groups) {
          yield {
            at,
            message: `rewrite-target ${target} puts in group ${wanted}, and ${route.place} ${route.path} captures ${groups}: what is beyond gets lost`,
            fix: `write a path as ${route.path.replace(/\/$/, "")}(/|$)(.*)`,
          };
        } else if (groups > 0 && route.type !== "ImplementationSpecific") {
          yield {
            at,
            severity: "warning",
            message: `${route.place} ${route.path} is a regular expression, but its type is ${route.type}`,
            fix: "make it of the type ImplementationSpecific",
          };
        }
      }
    }
  },
};
