import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "./graph/graph.ts";
import { kindOf } from "./graph/kind.ts";
import { oncePerGraph } from "./graph/once.ts";
import type { Violation } from "./rule.ts";

function isDelivered({ applications }: Graph, resource: Resource): boolean {
  return resource.origin.definition !== undefined || applications.deliveringTo(resource).length > 0;
}

/** Folders that no Application delivers, where there are several of them. */
const loose = oncePerGraph((graph): ReadonlySet<string> => {
  const others = graph.resources.filter((resource) => !isDelivered(graph, resource));
  const units = new Set(others.map(({ unit }) => unit));
  return units.size > 1 ? units : new Set();
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
