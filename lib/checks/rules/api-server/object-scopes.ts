import type { Resource } from "#lib/render/resource.ts";
import type { Scope } from "#lib/render/scope.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { scopeIn } from "../../graph/scope.ts";
import { typesIn } from "../../graph/types.ts";
import type { Rule, Violation } from "../../rule.ts";

/**
 * The units in which an object without a namespace has none: those whose other objects name theirs. Where none does, a
 * unit is a folder that somebody applies with a namespace of their choice.
 */
function unitsThatName(graph: Graph): ReadonlySet<string> {
  const units = new Set(graph.ofKind(kinds.application).map(({ object }) => object.metadata.name));
  for (const { first, resources } of typesIn(graph)) {
    if (scopeIn(graph, first) !== "namespace") continue;
    for (const { namespace, unit } of resources) if (namespace) units.add(unit);
  }
  return units;
}

function scopeViolation(
  graph: Graph,
  at: Resource,
  scope: Scope | undefined,
  naming: ReadonlySet<string>,
): Violation | undefined {
  const named = scope === "cluster" ? textAt(at.object, "metadata", "namespace") : undefined;
  if (named !== undefined) {
    const message = `metadata.namespace is ${named}, but every ${at.object.kind} belongs to the whole cluster`;
    // The API server drops it without a word.
    return { at, severity: "warning", message, fix: "remove metadata.namespace" };
  }
  if (scope === "namespace" && !at.namespace && naming.has(at.unit)) {
    const message = `it has no namespace, and neither has its unit`;
    const isDelivered = graph.applications.deliveringTo(at).length > 0;
    return { at, ...(!isDelivered && { severity: "warning" }), message, fix: "set metadata.namespace" };
  }
  return undefined;
}

/** Namespaced objects have a namespace, and cluster-scoped ones have none. */
export const objectScopes: Rule = {
  number: 105,
  name: "object-scopes",
  reason:
    "An object without the namespace that its kind lives in goes to whichever one the client has, or nowhere.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace",
  *check(graph) {
    const naming = unitsThatName(graph);
    for (const { first, resources } of typesIn(graph)) {
      const scope = scopeIn(graph, first);
      for (const resource of resources) {
        const violation = scopeViolation(graph, resource, scope, naming);
        if (violation !== undefined) yield violation;
      }
    }
  },
};
