import { identityOf, type Resource } from "#lib/render/resource.ts";
import type { Graph } from "./graph/graph.ts";
import { kindOf } from "./graph/kind.ts";
import { oncePerGraph } from "./graph/once-per-graph.ts";
import type { Violation } from "./rule.ts";

function isDelivered({ applications }: Graph, resource: Resource): boolean {
  return resource.origin.definition !== undefined || applications.deliveringTo(resource).length > 0;
}

function identityText(resource: Resource): string {
  const { group, kind, namespace, name } = identityOf(resource);
  return [group, kind, namespace, name].join("/");
}

/**
 * Folders that no Application delivers, where two of them have an object of one identity: as long as none does, they
 * may well be one cluster together.
 */
const loose = oncePerGraph((graph): ReadonlySet<string> => {
  const others = graph.resources.filter((resource) => !isDelivered(graph, resource));
  const unitOf = new Map<string, string>();
  const isRepeated = others.some((resource) => {
    const identity = identityText(resource);
    const first = unitOf.get(identity) ?? resource.unit;
    unitOf.set(identity, first);
    return first !== resource.unit;
  });
  return isRepeated ? new Set(others.map(({ unit }) => unit)) : new Set();
});

/**
 * Whether an object stands in one of several folders of which nobody says that they are applied together: they may
 * be alternatives, or steps of a lesson. What Argo CD itself reads is in none.
 */
function mayBeAlternative(graph: Graph, at: Violation["at"]): boolean {
  if (!("object" in at) || kindOf(at.object).group === "argoproj.io") return false;
  return loose(graph).has(at.unit) && !isDelivered(graph, at);
}

/** A violation of a rule that compares objects, as far as the folders of the tree prove it. */
export function asFarAsProven(graph: Graph, violation: Violation): Violation {
  return mayBeAlternative(graph, violation.at) ? { ...violation, severity: "warning" } : violation;
}
