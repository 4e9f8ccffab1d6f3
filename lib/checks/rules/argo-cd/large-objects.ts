import type { Resource } from "#lib/render/resource.ts";
import { annotations, listedIn } from "../../argo-cd/annotations.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule } from "../../rule.ts";

/** Of all annotations of an object together: 256 KiB. */
const mostBytes = 262_144;

/** Kinds that grow so large. */
const large = new Set(["ConfigMap", "CustomResourceDefinition", "PrometheusRule", "Secret"]);

const without = ["ServerSideApply=true", "Replace=true"];

/** Whether an Application applies it with a copy of itself in an annotation. */
function isAppliedByClient(resource: Resource, { applications }: Graph): boolean {
  const own = listedIn(resource, annotations.syncOptions);
  if (without.some((option) => own.includes(option))) return false;
  const isOff = own.includes("ServerSideApply=false");
  return applications
    .deliveringTo(resource)
    .some(({ syncOptions }) => isOff || !without.some((option) => syncOptions.has(option)));
}

/** Large objects are applied by the server. */
export const largeObjects: Rule = {
  number: 424,
  name: "large-objects",
  reason:
    "Client-side apply copies an object into one of its annotations, and the API server refuses one of over 256 KiB.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply",
  *check(graph) {
    for (const at of graph.resources) {
      if (!large.has(at.object.kind) || !isAppliedByClient(at, graph)) continue;
      const bytes = Buffer.byteLength(JSON.stringify(at.object));
      if (bytes <= mostBytes) continue;
      yield {
        at,
        message: `it has ${bytes} bytes: client-side apply writes them into an annotation, which may have ${mostBytes}`,
        fix: "add ServerSideApply=true to syncOptions of its Application",
      };
    }
  },
};
