import { mapAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { type Controller, classOf, controllersOf } from "../../ingress/controllers.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** What each controller reads, by the beginning of names. */
const prefixes: readonly (readonly [prefix: string, Controller])[] = [
  ["alb.ingress.kubernetes.io/", "aws-load-balancer-controller"],
  ["nginx.ingress.kubernetes.io/", "ingress-nginx"],
  ["nginx.org/", "nginx-ingress"],
  ["nginx.com/", "nginx-ingress"],
];

/** An Ingress is told what the controller of its class understands. */
export const foreignAnnotations: Rule = {
  number: 361,
  name: "foreign-annotations",
  reason:
    "A controller reads only its own annotations: redirects, limits and rewrites of another do nothing.",
  see: "https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/",
  *check(graph) {
    const controllers = controllersOf(graph);
    for (const at of graph.ofKind(kinds.ingress)) {
      const name = classOf(at);
      const controller = controllers.get(name ?? "");
      if (controller === undefined) continue;
      const names = Object.keys(mapAt(at.object, "metadata", "annotations"));
      const ofOwner = names.map((one) => ({
        one,
        owner: prefixes.find(([prefix]) => one.startsWith(prefix))?.[1],
      }));
      const foreign = ofOwner.filter(({ owner }) => owner !== undefined && owner !== controller);
      const isBoth = ofOwner.some(({ owner }) => owner === controller);
      // One that is told to both controllers is meant for either.
      if (foreign.length === 0 || isBoth) continue;
      yield {
        at,
        severity: "warning",
        message: `class ${name} is served by ${controller}, which does not read ${enumerate(foreign.map(({ one }) => one))}`,
        fix: "write the annotations of its controller, or change the class",
      };
    }
  },
};
