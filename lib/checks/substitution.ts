import type { KubernetesObject } from "#lib/render/resource.ts";
import type { Graph } from "./graph/graph.ts";
import { once } from "./graph/once.ts";
import { oncePerGraph } from "./graph/once-per-graph.ts";
import type { Rule, Violation } from "./rule.ts";

/** Whether Flux applies the tree, which puts values in the place of `${NAME}`. */
const isOfFlux = oncePerGraph(
  ({ ofKind }) => ofKind({ group: "kustomize.toolkit.fluxcd.io", kind: "Kustomization" }).length > 0,
);

const hasPlaceholders = once((object: KubernetesObject) => JSON.stringify(object).includes("${"));

/**
 * Whether a violation is of a text that Flux fills in: nobody knows here what the API server will get.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export function isSubstituted(graph: Graph, { number }: Rule, { at, message }: Violation): boolean {
  if (!isOfFlux(graph)) return false;
  const isOfForm = number < 200 && "object" in at && hasPlaceholders(at.object);
  return isOfForm || message.includes("${");
}
