import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { scopeIn } from "../../graph/scope.ts";
import type { Rule, Violation } from "../../rule.ts";

/**
 * The units in which an object without a namespace has none: those whose other objects name theirs. Where none does, a
 * unit is a folder that somebody applies with a namespace of their choice.
 */
function unitsThatName(graph: Graph): ReadonlySet<string> {
  const naming = graph.resources.filter((at) => at.namespace && scopeIn(graph, at) === "namespace");
  const delivered = graph.ofKind(kinds.application).map(({ object }) => object.metadata.name);
  return new Set([...naming.map(({ unit }) => unit), ...delivered]);
}

function scopeViolation(graph: Graph, at: Resource, naming: ReadonlySet<string>): Violation | undefined {
  const scope = scopeIn(graph, at);
  const named = textAt(at.object, "metadata", "namespace");
  if (scope === "cluster" && named !== undefined) {
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
    for (const resource of graph.resources) {
      const violation = scopeViolation(graph, resource, naming);
      if (violation !== undefined) yield violation;
    }
  },
};
